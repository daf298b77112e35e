// An open folder, and what a program may do below it.
// Invariant: no operation leaves the folder or follows a link below it, also while another process
// changes the folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/stat.h>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// A folder that stays open. All paths are relative to it; a path that is absolute or has a part
/// '..' is a failure. A link is never followed: an operation that would have to follow one fails
/// with the code link-not-followed.
class Folder {
 public:
  /// Opens an existing folder. Links in `path` are followed, because a user chose this path. An
  /// empty path is the current folder.
  static Result<Folder> open(const std::filesystem::path& path);

  /// The same, but creates the folder and its parents first.
  static Result<Folder> make(const std::filesystem::path& path);

  /// The path that was opened, for messages.
  const std::filesystem::path& path() const { return path_; }

  /// The path that a user chose: of this folder, or of the folder below which this one was opened.
  const std::filesystem::path& base() const { return base_; }

  /// For system calls that take the descriptor of a folder. It cannot be read or locked (O_PATH).
  const Descriptor& descriptor() const { return descriptor_; }

  /// Opens a folder below this one.
  Result<Folder> open_folder(const std::filesystem::path& path) const;

  /// The same, but creates the folder and its parents first, with the mode `mode` less the umask.
  Result<Folder> make_folder(const std::filesystem::path& path, mode_t mode = 0777) const;

  /// The same for the folder of a path below this one.
  Result<Folder> make_parent(const std::filesystem::path& path) const;

  /// Opens a file with the flags of open(2).
  Result<Descriptor> open_file(const std::filesystem::path& path, int flags, mode_t mode = 0) const;

  /// Removes a file or a link, but no folder. Returns whether it existed.
  Result<bool> remove_file(const std::filesystem::path& path) const;

  /// Removes an empty folder. Returns whether it existed.
  Result<bool> remove_empty_folder(const std::filesystem::path& path) const;

  /// Removes a file, a link, or a folder with everything below it, also read-only folders. Returns
  /// whether it existed.
  Result<bool> remove_tree(const std::filesystem::path& path) const;

  /// Renames a file or folder, and replaces a file or link with the new name.
  Status rename(const std::filesystem::path& from, const std::filesystem::path& to) const;

  /// The status of a file, folder or link; of a link, its own. None if the path does not exist.
  Result<std::optional<struct stat>> status(const std::filesystem::path& path) const;

  /// The same; also nothing if that cannot be determined.
  std::optional<struct stat> find_status(const std::filesystem::path& path) const;

  /// The names in this folder, sorted by bytes.
  Result<std::vector<std::string>> list() const;

  /// The failure of a system call on a path below this folder, described by errno or, if a link is
  /// the reason, by the link.
  Unexpected<Diagnostics> failure(std::string_view doing, const std::filesystem::path& path,
                                  int error_number) const;

 private:
  Folder(Descriptor descriptor, std::filesystem::path path, std::filesystem::path base)
      : descriptor_(std::move(descriptor)), path_(std::move(path)), base_(std::move(base)) {}

  Result<bool> removed(const std::filesystem::path& path, int error_number) const;

  Descriptor descriptor_;
  std::filesystem::path path_;
  std::filesystem::path base_;  ///< the path that a user chose
};

}  // namespace ocelot::io
