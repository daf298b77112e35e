// A file's next content: written to a temporary file in the same folder, then renamed over it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include <sys/types.h>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

/// A temporary file in the folder of a target. Whoever opens the target sees the old bytes or the
/// new ones, never a part. It is removed when it was not committed, by a watchdog when its writer
/// is killed, and when both are, by a later writer in the same folder: it is locked while its
/// writer lives.
class Replacement {
 public:
  /// Makes the temporary, empty, and the folder of the target.
  static Result<Replacement> begin(const std::filesystem::path& target, mode_t mode = 0666);

  /// The same for a file that is there and is edited: the temporary gets its mode and, as far as
  /// the user may give files away, its owner and group.
  static Result<Replacement> begin_edit(const std::filesystem::path& target);

  ~Replacement();
  Replacement(Replacement&& other) noexcept = default;
  Replacement& operator=(Replacement&&) = delete;
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// Appends bytes.
  Status write(std::string_view bytes) const;

  /// Takes all of another file's bytes, sharing them where the file system can (a reflink). `sink`
  /// sees them on their way, so that they are not read again for a digest.
  Status copy_from(const std::filesystem::path& source, const ByteSink& sink = {}) const;

  /// Where the bytes are until they are committed.
  const std::filesystem::path& temporary() const { return temporary_; }

  /// Puts the temporary in the target's place. Before and after, a test can stop the process:
  /// OCELOT_STOP_AT=before:NAME or after:NAME, where NAME is the target's file name, raises
  /// SIGSTOP.
  Status commit();

 private:
  explicit Replacement(std::filesystem::path target);

  Status open(mode_t mode);

  std::filesystem::path target_;
  std::filesystem::path temporary_;
  Descriptor file_;  ///< closed once committed
  std::unique_ptr<Watchdog> watchdog_;
};

}  // namespace ocelot::io
