// The next content of a file: written to a temporary file in the same folder, then renamed over it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

/// A temporary file in the folder of its target. A reader of the target sees the old bytes or the
/// new bytes, never a part. An uncommitted temporary is removed: by this object, by a watchdog if
/// the writer is killed, or, if both are killed, by a later writer in the same folder. It is locked
/// while its writer lives.
class Replacement {
 public:
  /// Creates the temporary file, empty, and the folder of the target.
  static Result<Replacement> begin(const std::filesystem::path& target, mode_t mode = 0666);

  /// The same for a path below a folder; follows no link below it. The temporary replaces a link
  /// with the name of the target.
  static Result<Replacement> begin(const Folder& folder, const std::filesystem::path& target,
                                   mode_t mode = 0666);

  /// The same to edit an existing file: the temporary gets its mode and, as far as the user is
  /// allowed to set them, its owner and group.
  static Result<Replacement> begin_edit(const std::filesystem::path& target);

  ~Replacement();
  Replacement(Replacement&& other) noexcept = default;
  Replacement& operator=(Replacement&&) = delete;
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// Appends bytes.
  Status write(std::string_view bytes) const;

  /// Copies all bytes of another file, sharing them if the file system can (a reflink). `sink`
  /// receives them during the copy, so that they need not be read again for a digest.
  Status copy_from(const std::filesystem::path& source, const ByteSink& sink = {}) const;

  /// The folder of the target.
  const Folder& folder() const { return folder_; }

  /// Renames the temporary to the target. A test can stop the process before and after that:
  /// OCELOT_STOP_AT=before:NAME or after:NAME, where NAME is the target's file name, raises
  /// SIGSTOP.
  Status commit();

 private:
  Replacement(Folder folder, std::string name);

  static Result<Replacement> begin_in(Result<Folder> folder, const std::filesystem::path& target,
                                      mode_t mode);
  Status open(mode_t mode);

  Folder folder_;
  std::string name_;       ///< of the target, in the folder
  std::string temporary_;  ///< the same of the temporary file
  Descriptor file_;        ///< closed after the commit
  std::unique_ptr<Watchdog> watchdog_;
};

}  // namespace ocelot::io
