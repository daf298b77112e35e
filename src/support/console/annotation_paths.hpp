// Names files in annotations as GitHub does: from the root of the repository, not of the project.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ocelot::console {

class AnnotationPaths {
 public:
  /// A relative path in a message is below `folder`; if it is not there, below the current folder.
  /// An empty `folder` is the current folder.
  explicit AnnotationPaths(const std::filesystem::path& folder = {});

  /// The path from the root of the git work tree that contains the file. Unchanged for what is not
  /// a path of such a file: a URL, a file of upstream, a file outside of git.
  std::string in_repository(const std::string& path) const;

 private:
  std::vector<std::filesystem::path> folders_;
};

}  // namespace ocelot::console
