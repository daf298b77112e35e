// Looks at a path and its folder.
#include "cli/outer/output_place.hpp"

#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "support/console/options.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// What keeps a file from being written; empty if nothing does.
std::string_view find_obstacle(const fs::path& path) {
  std::error_code missing;
  const fs::file_status status = fs::status(path, missing);
  if (!path.has_filename() || fs::is_directory(status)) return "it is a folder";
  if (fs::exists(status) && !fs::is_regular_file(status)) return "it is a device, pipe or socket";
  const fs::path folder = folder_of(path);
  const fs::file_status above = fs::status(folder, missing);
  if (fs::exists(above) && !fs::is_directory(above)) return "its folder is a file";
  if (fs::exists(above) && ::access(folder.c_str(), W_OK | X_OK) != 0)
    return "its folder cannot be written";
  return {};
}

fs::path resolved(const std::string& path) {
  std::error_code failed;
  const fs::path folder = fs::weakly_canonical(folder_of(path), failed);
  return (failed ? fs::absolute(folder_of(path)) : folder) / fs::path(path).filename();
}

}  // namespace

Status check_output_place(std::string_view option, const std::string& path) {
  const std::string_view obstacle = find_obstacle(path);
  if (obstacle.empty()) return {};
  return console::usage(fmt::format("{} cannot write {}: {}", option, path, obstacle));
}

bool is_same_place(const std::string& one, const std::string& other) {
  return resolved(one) == resolved(other);
}

}  // namespace ocelot::cli
