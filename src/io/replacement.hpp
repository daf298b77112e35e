// A file's next content: written beside it under a name of its own, then renamed over it.
#pragma once

#include <filesystem>
#include <string_view>

#include <sys/types.h>

#include "base/result.hpp"
#include "io/descriptor.hpp"

namespace ocelot::io {

/// A temporary beside a target. Whoever opens the target sees the old bytes or the new ones, never a
/// part. It is removed when it was not committed; one whose writer was killed is removed by a later
/// writer in the same folder, as scratch folders are: it is locked while its writer lives.
class Replacement {
 public:
  /// Makes the temporary, empty, and the folder of the target.
  static Result<Replacement> begin(const std::filesystem::path& target, mode_t mode = 0666);
  ~Replacement();
  Replacement(Replacement&& other) noexcept = default;
  Replacement& operator=(Replacement&&) = delete;
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// Appends bytes.
  Status write(std::string_view bytes) const;

  /// Puts the temporary in the target's place. Before and after, a test can stop the process:
  /// OCELOT_STOP_AT=before:NAME or after:NAME, where NAME is the target's file name, raises SIGSTOP.
  Status commit();

 private:
  Replacement(std::filesystem::path target, std::filesystem::path temporary, Descriptor file)
      : target_(std::move(target)), temporary_(std::move(temporary)), file_(std::move(file)) {}

  std::filesystem::path target_;
  std::filesystem::path temporary_;
  Descriptor file_;  ///< closed once committed
};

}  // namespace ocelot::io
