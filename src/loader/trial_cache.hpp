// Remembers which libraries and plugins loaded together, so that only the first start tries them.
//
//   trial/IDENTITY   files with these paths, numbers, sizes and times loaded
//   trial/CONTENT    files with these bytes loaded
//
// Both are empty files below the cache folder of the user. The first avoids reading the files, the
// second applies to copies, such as those in the image of a container.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/io/folder.hpp"

namespace ocelot::load {

class TrialCache {
 public:
  /// For a library and its plugins, in the order in which they are loaded, and the version of this
  /// program. Nothing if there is no cache folder, or if another user can change it.
  static std::optional<TrialCache> open(const std::string& library,
                                        const std::vector<std::string>& plugins,
                                        std::string version);

  /// Whether they loaded before, with this version.
  bool has() const;

  /// Remembers that they loaded. Without a word if that fails: they are only tried again.
  void keep() const;

 private:
  TrialCache(io::Folder folder, std::vector<std::string> files, std::string version)
      : folder_(std::move(folder)), files_(std::move(files)), version_(std::move(version)) {}

  bool has(const std::string& name) const;
  void keep(const std::string& name) const;
  std::optional<std::string> identity() const;
  std::optional<std::string> content() const;

  io::Folder folder_;
  std::vector<std::string> files_;
  std::string version_;
};

}  // namespace ocelot::load
