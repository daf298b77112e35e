// Looks at each file once.
#include "project/config_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "project/file_fault.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_next_to(const Root& root, const std::string& path) {
  const std::string folder(folder_of(path));
  std::vector<std::string> files;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / folder, none)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(none)) files.push_back(folder.empty() ? name : folder + "/" + name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

Diagnostic missing(const Root& root, const std::string& path, const Place& place) {
  const std::vector<std::string> files = files_next_to(root, path);
  return error("missing-config-file", place, fmt::format("no file '{}'", path))
      .with_help(suggest(path, {files.begin(), files.end()},
                         "write the path of a file from the project's folder"));
}

std::optional<std::string> reason_of(const Root& root, const std::string& path,
                                     const fs::file_status& status) {
  if (is_below(path, graph::k_build_folder)) return "is a build output";
  return fs::is_directory(status) ? "is a folder" : find_file_fault(root, path);
}

std::optional<Diagnostic> find_fault(const Root& root, const std::string& path,
                                     const Place& place) {
  std::error_code none;
  const fs::file_status status = fs::symlink_status(root / path, none);
  if (!fs::exists(status)) return missing(root, path, place);
  const std::optional<std::string> reason = reason_of(root, path, status);
  if (!reason) return std::nullopt;
  return error("missing-config-file", place, fmt::format("'{}' {}", path, *reason))
      .with_help("write the path of a file of the project");
}

}  // namespace

std::vector<std::string> config_paths(const model::Model& model) {
  std::set<std::string> paths;
  for (const model::Distribution& distribution : model.distributions) {
    if (distribution.config_place) paths.insert(*distribution.config_file);
  }
  return {paths.begin(), paths.end()};
}

bool is_project_file(const Root& root, const std::string& path) {
  return !find_fault(root, path, {});
}

Diagnostics find_config_faults(const Root& root, const model::Model& model) {
  Diagnostics faults;
  std::set<std::size_t> seen;
  for (const model::Distribution& distribution : model.distributions) {
    if (!distribution.config_place) continue;
    const Place& place = *distribution.config_place;
    if (!seen.insert(place.offset).second) continue;
    if (auto fault = find_fault(root, *distribution.config_file, place))
      faults.push_back(std::move(*fault));
  }
  sort_by_place(faults);
  return faults;
}

graph::ProjectInputs with_configs(const Root& root, graph::ProjectInputs inputs,
                                  const std::vector<std::string>& paths) {
  std::set<std::string> folders(inputs.folders.begin(), inputs.folders.end());
  for (const std::string& path : paths) {
    if (const std::string_view folder = folder_of(path); !folder.empty()) folders.emplace(folder);
    if (const auto digest = io::digest_of_file(root / path)) inputs.digests.emplace(path, *digest);
  }
  inputs.folders.assign(folders.begin(), folders.end());
  return inputs;
}

}  // namespace ocelot::project
