// Comparing empty folders with .gitmodules, which is read only where there are any.
#include "project/empty_submodules.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

bool has_files(const graph::ProjectInputs& inputs, const std::string& folder) {
  const std::string prefix = folder + "/";
  const auto first = std::lower_bound(inputs.files.begin(), inputs.files.end(), prefix);
  return first != inputs.files.end() && first->starts_with(prefix);
}

std::vector<std::string> empty_folders(const graph::ProjectInputs& inputs) {
  std::vector<std::string> empty;
  for (const std::string& folder : inputs.folders) {
    const bool is_below = folder.starts_with(model::k_components_folder) &&
                          folder.size() > model::k_components_folder.size();
    if (is_below && !has_files(inputs, folder)) empty.push_back(folder);
  }
  return empty;
}

// The paths in lines of the form `path = FOLDER`.
void add_submodules(const fs::path& repository, std::set<fs::path>& submodules) {
  const Result<std::string> text = io::read_file(repository / ".gitmodules");
  if (!text) return;
  for (std::string_view line : split_lines(*text)) {
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos && trim(line.substr(0, equals)) == "path")
      submodules.insert((repository / trim(line.substr(equals + 1))).lexically_normal());
  }
}

std::set<fs::path> submodules_around(const fs::path& root) {
  std::set<fs::path> submodules;
  for (fs::path folder = root; folder != folder.parent_path(); folder = folder.parent_path())
    add_submodules(folder, submodules);
  return submodules;
}

}  // namespace

Diagnostics find_empty_submodules(const Root& root, const graph::ProjectInputs& inputs) {
  const std::vector<std::string> folders = empty_folders(inputs);
  if (folders.empty()) return {};
  const fs::path absolute = io::absolute_path(root.path()).lexically_normal();
  const std::set<fs::path> submodules = submodules_around(absolute);
  Diagnostics faults;
  for (const std::string& folder : folders) {
    if (!submodules.contains((absolute / folder).lexically_normal())) continue;
    faults.push_back(
        error("empty-submodule", whole_file(folder), "this git submodule is not initialized")
            .with_help(fmt::format("run: git submodule update --init {}", folder)));
  }
  return faults;
}

}  // namespace ocelot::project
