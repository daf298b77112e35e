// The folder of a project. Paths of a project are relative to it, both in values and in messages;
// the root is added when a file is opened.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/io/destination.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::project {

class Root {
 public:
  explicit Root(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }

  /// The path on this machine of a path of the project. An absolute path stays unchanged.
  std::filesystem::path operator/(const std::filesystem::path& path) const { return path_ / path; }

  /// The bytes of a file of the project. A failure names the file by `path`. Below build/, no link
  /// is followed.
  Result<std::string> read(const std::filesystem::path& path) const;

  /// Writes a file of the project as io::write_if_changed does. Below build/, no link is followed.
  Result<io::Written> write(const std::filesystem::path& path, std::string_view content) const;

  /// A path of the project as an open folder and a path in it, to look at and remove files without
  /// following a link: the folder is build/, which may be a link itself, for a path below it, and
  /// the root for any other. Fails if the folder does not exist.
  Result<io::Destination> locate(const std::filesystem::path& path) const;

  /// Whether there is no folder build/. False if this user may not look at it.
  bool lacks_build_folder() const;

  /// Converts a result about files of the project, so that a failure names them relative to the
  /// root.
  template <class T>
  Result<T> relative(Result<T> result) const {
    if (result) return result;
    return fail(relative(std::move(result.error())));
  }

 private:
  Diagnostics relative(Diagnostics faults) const;

  std::filesystem::path path_;
};

/// The folder at or above `start` that has config/distributions.yaml.
Result<Root> find_root(const std::filesystem::path& start);

}  // namespace ocelot::project
