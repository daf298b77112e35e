// A folder of a step's own, with a plain name, that goes when the step goes.
#pragma once

#include <filesystem>
#include <memory>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

/// A fresh, empty folder under the system's temporary folder. Upstream's Makefile breaks on blanks,
/// quotes, `:`, `$` and parentheses in its path, so a TMPDIR with such characters is passed over
/// for /tmp. A watchdog removes the folder when its owner is killed. For the case that the watchdog
/// was killed too, the folder is locked while its owner lives, and making one sweeps those whose
/// owner is dead.
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
  explicit Scratch(std::filesystem::path path);

  Status create();

  std::filesystem::path path_;
  Descriptor lock_;
  std::unique_ptr<Watchdog> watchdog_;
};

}  // namespace ocelot::io
