// A folder of a step's own, with a plain name, that goes when the step goes.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "io/descriptor.hpp"

namespace ocelot::io {

/// A fresh, empty folder under the system's temporary folder. Upstream's Makefile breaks on blanks,
/// quotes, `:`, `$` and parentheses in its path, so a TMPDIR with such characters is passed over
/// for /tmp. The folder is locked while its owner lives; making one sweeps those whose owner is
/// dead.
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
  Scratch(std::filesystem::path path, Descriptor lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}

  std::filesystem::path path_;
  Descriptor lock_;
};

}  // namespace ocelot::io
