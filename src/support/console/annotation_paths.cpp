// Looks for the file, then for `.git` above it. The repository is not opened: a message must not
// fail because of it.
#include "support/console/annotation_paths.hpp"

#include <optional>

namespace ocelot::console {

namespace fs = std::filesystem;

namespace {

// `.git` is a folder, or a file in a submodule or a further work tree.
std::optional<fs::path> find_work_tree(const fs::path& file) {
  std::error_code none;
  for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", none)) return folder;
    if (folder == folder.root_path()) return std::nullopt;
  }
}

// A file that is missing is still a path of a folder that has what its path begins with.
bool has(const fs::path& folder, const fs::path& path) {
  std::error_code none;
  return !path.empty() && fs::exists(fs::symlink_status(folder / *path.begin(), none));
}

}  // namespace

AnnotationPaths::AnnotationPaths(const fs::path& folder) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  for (const fs::path& base : {folder, here}) {
    const fs::path found = fs::canonical(base, code);
    if (!code) folders_.push_back(found);
  }
}

std::string AnnotationPaths::in_repository(const std::string& path) const {
  for (const fs::path& folder : folders_) {
    if (!has(folder, path)) continue;
    const fs::path file = (folder / path).lexically_normal();
    const auto work_tree = find_work_tree(file);
    return work_tree ? file.lexically_relative(*work_tree).string() : path;
  }
  return path;
}

}  // namespace ocelot::console
