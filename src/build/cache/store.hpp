// The action cache: maps the digest of a step's fields to the bytes of its outputs.
//
//   action/ab/cdef…   one for each digest: sizes and digests of the outputs, with a digest of these
//                     lines
//   blob/ab/cdef…     one for each content, named by its digest
//
// Any number of processes can use it at once. Each file is written to a temporary file next to it
// and renamed, blobs before the action that names them, so a kill never leaves a valid but
// incomplete entry. Everything is checked when it is read, so damaged or missing files are a miss.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/destination.hpp"

namespace ocelot::cache {

using Path = std::filesystem::path;

/// What an action records about one output.
struct Output {
  std::uintmax_t size = 0;
  std::string digest;  ///< 64 hexadecimal digits

  bool operator==(const Output&) const = default;
};

class Store {
 public:
  explicit Store(Path folder) : folder_(std::move(folder)) {}

  const Path& folder() const { return folder_; }

  /// Restores the outputs of an earlier run, all or none: by reflink or by copy, never by a link
  /// through which a later write could change the cache. An output that already contains these
  /// bytes is left untouched. Returns false if there is no complete, undamaged entry; damaged files
  /// are removed.
  bool get(const Digest& action, const std::vector<io::Destination>& outputs) const;

  /// Whether an entry seems to exist; its blobs are not checked.
  bool has(const Digest& action) const;

  /// Stores outputs. On failure, the earlier content stays.
  Status put(const Digest& action, const std::vector<Path>& outputs) const;

  Path action_path(const Digest& action) const;
  Path blob_path(const std::string& digest) const;

 private:
  Path folder_;
};

/// The content of an action's file; nothing if the file is damaged or was not written by
/// ocelot-gen.
std::optional<std::vector<Output>> read_action(const Path& path);

}  // namespace ocelot::cache
