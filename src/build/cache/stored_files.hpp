// The files of the action cache: entries and blobs, as they are found in its folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "build/cache/store.hpp"

namespace ocelot::cache {

/// A file that names the blobs of an action.
struct Entry {
  Path path;
  std::filesystem::file_time_type last_use;
  std::vector<Output> outputs;
};

/// The valid entries, in no order. Removes damaged ones, and adds their number to `damaged` if that
/// is given.
std::vector<Entry> entries_of(const Store& store, std::size_t* damaged = nullptr);

/// All files among the blobs, also those that are being written.
std::vector<Path> blobs_of(const Store& store);

/// The size in bytes; 0 if the file does not exist.
std::uintmax_t size_of(const Path& path);

/// Whether a file is less than a minute old, so that the entry that names it may not be written
/// yet.
bool is_young(const Path& path);

/// Removes a file. Returns false if it does not exist or cannot be removed.
bool discard(const Path& path);

}  // namespace ocelot::cache
