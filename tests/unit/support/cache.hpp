// A cache in a new folder, with helpers to store and restore outputs.
#pragma once

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "build/cache/store.hpp"
#include "support/base/digest.hpp"
#include "support/file_age.hpp"
#include "support/io/destination.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::test {

/// Where outputs are restored.
inline std::vector<io::Destination> destinations(const std::vector<std::filesystem::path>& paths) {
  std::vector<io::Destination> found;
  for (const auto& path : paths) found.push_back(io::find_destination("build", path).value());
  return found;
}

/// A store, with a step's outputs `out/0`, `out/1`… next to it.
struct CacheFolder {
  TemporaryFolder folder;
  cache::Store store{folder / "cache"};

  std::vector<std::filesystem::path> outputs(std::size_t count) const {
    std::vector<std::filesystem::path> paths;
    for (std::size_t i = 0; i < count; ++i) paths.push_back(folder / "out" / std::to_string(i));
    return paths;
  }

  /// Creates outputs with these contents and stores them.
  void keep(std::string_view action, const std::vector<std::string>& contents) const {
    const auto paths = outputs(contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i) put(paths[i], contents[i]);
    REQUIRE(shown(store.put(digest_of(action), paths)) == "");
  }

  /// Restores to an empty folder `out`; returns the restored contents, each in brackets, or "miss".
  std::string recalled(std::string_view action, std::size_t count) const {
    std::filesystem::remove_all(folder / "out");
    if (!store.get(digest_of(action), destinations(outputs(count)))) return "miss";
    std::string all;
    for (const auto& path : outputs(count)) all += "[" + get(path) + "]";
    return all;
  }

  std::filesystem::path action(std::string_view name) const {
    return store.action_path(digest_of(name));
  }

  std::filesystem::path blob(std::string_view content) const {
    return store.blob_path(digest_of(content).hex());
  }

  /// All files of the cache, relative to its folder, sorted.
  std::vector<std::string> files() const {
    std::vector<std::string> found;
    if (!std::filesystem::exists(store.folder())) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(store.folder())) {
      if (!entry.is_directory())
        found.push_back(entry.path().lexically_relative(store.folder()).string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// The same without the statistics: entries, blobs, and any other files.
  std::vector<std::string> files_but_statistics() const {
    std::vector<std::string> found = files();
    std::erase(found, "statistics");
    return found;
  }
};

inline void flip(const std::filesystem::path& path, std::size_t position) {
  std::string bytes = get(path);
  REQUIRE(position < bytes.size());
  bytes[position] = static_cast<char>(bytes[position] ^ 1);
  put(path, bytes);
}

inline struct stat stat_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status;
}

}  // namespace ocelot::test
