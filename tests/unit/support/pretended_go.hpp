// A fake go command that only answers `go env` and counts how often it was started.
#pragma once

#include <algorithm>
#include <string>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::test {

/// A folder with `go` in it, and a separate cache folder for its cached answers.
class PretendedGo {
 public:
  explicit PretendedGo(const std::string& version = "go1.2.3") { become(version); }

  void become(const std::string& version) const {
    put(path(), "#!/bin/sh\necho x >>" + (folder_ / "starts").string() +
                    "\nshift\nfor name; do case $name in GOVERSION) echo " + version +
                    ";; GOTOOLCHAIN) echo local;; *) echo /none;; esac; done\n");
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
  }

  std::filesystem::path path() const { return folder_ / "go"; }

  std::size_t starts() const {
    const std::string lines = get(folder_ / "starts");
    return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
  }

 private:
  TemporaryFolder folder_;
  Variable caches_{"OCELOT_CACHE_DIR", (folder_ / "cache").string()};
};

}  // namespace ocelot::test
