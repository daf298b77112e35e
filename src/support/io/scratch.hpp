// A private folder of a step, with a plain name, that is removed when the step ends.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

/// A new, empty folder in the system's temporary folder. Upstream's Makefile breaks on blanks,
/// quotes, `:`, `$` and parentheses in its path, so /tmp is used instead of a TMPDIR with such
/// characters. A watchdog removes the folder if its owner is killed. In case the watchdog is killed
/// too, the folder is locked while its owner lives, and creating a folder sweeps those of dead
/// owners.
class Scratch {
 public:
  static Result<Scratch> make();
  ~Scratch();
  Scratch(Scratch&& other) noexcept = default;
  Scratch& operator=(Scratch&&) = delete;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  Scratch(Folder parent, std::string name);

  Status create();

  Folder parent_;
  std::string name_;  ///< in the parent
  std::filesystem::path path_;
  Descriptor lock_;
  std::unique_ptr<Watchdog> watchdog_;
};

}  // namespace ocelot::io
