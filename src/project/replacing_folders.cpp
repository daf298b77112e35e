// Looks at each folder once.
#include "project/replacing_folders.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "declaration/config/config.hpp"
#include "declaration/config/keys.hpp"
#include "declaration/model/build_settings.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/upstream.hpp"
#include "graph/paths.hpp"
#include "project/file_fault.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 2> k_declaration = {"config", model::k_components_folder};

constexpr std::string_view k_help = "write the path of a folder of the project with a go.mod";

bool is_within_project(const std::string& folder) {
  return folder != "." && !model::leads_out(folder);
}

bool is_within(std::string_view path, std::string_view folder) {
  return path == folder || is_below(path, folder);
}

// These files have another meaning, so they are not copied into the tree.
bool has_declaration(const std::string& folder) {
  return std::any_of(k_declaration.begin(), k_declaration.end(), [&](std::string_view path) {
    return is_within(folder, path) || is_within(path, folder);
  });
}

std::optional<std::string> reason_of(const Root& root, const std::string& folder) {
  std::error_code none;
  if (folder == ".") return "is the project itself";
  if (!is_within_project(folder)) return "leads out of the project";
  if (is_within(folder, graph::k_build_folder)) return "is a build output";
  if (has_declaration(folder)) return "has files of the declaration";
  const fs::file_status status = fs::symlink_status(root / folder, none);
  if (!fs::exists(status)) return "does not exist";
  if (fs::is_symlink(status)) return find_file_fault(root, folder).value_or("is a link to a file");
  if (fs::is_directory(status))
    return leads_out(root, folder) ? std::optional("leads out of the project") : std::nullopt;
  return find_file_fault(root, folder).value_or("is a file, not a folder");
}

const SourceRef* find_go_mod(const model::Replace& replace) {
  for (const SourceRef& file : replace.files) {
    if (file->path == replace.folder + "/go.mod") return &file;
  }
  return nullptr;
}

Diagnostic bad_folder(const model::Replace& replace, std::string_view reason) {
  return error("bad-replace", replace.place, fmt::format("'{}' {}", replace.folder, reason))
      .with_help(std::string(k_help));
}

std::optional<Diagnostic> find_fault(const Root& root, const model::Replace& replace) {
  if (const auto reason = reason_of(root, replace.folder)) return bad_folder(replace, *reason);
  const SourceRef* go_mod = find_go_mod(replace);
  if (go_mod == nullptr) return bad_folder(replace, "has no go.mod");
  const std::string module = golang::parse_go_mod((*go_mod)->text).module;
  if (module == replace.module) return std::nullopt;
  return error("bad-replace", replace.place,
               fmt::format("'{}' is of module '{}', not of '{}'", (*go_mod)->path, module,
                           replace.module))
      .with_help(fmt::format("write in this go.mod: module {}", replace.module));
}

}  // namespace

std::vector<std::string> replacing_folders(const SourceRef& dependencies) {
  // A file without the key is not parsed: this is done even if nothing has changed.
  if (dependencies == nullptr ||
      dependencies->text.find(config::k_replaces_key) == std::string::npos)
    return {};
  std::set<std::string> folders;
  const config::DependenciesFile file =
      config::read_dependencies(dependencies).ignoring_diagnostics();
  for (const config::ReplaceEntry& entry : file.replaces) {
    if (!model::is_path(entry.target.value)) continue;
    std::string folder = model::normal_folder(entry.target.value);
    if (is_within_project(folder) && !is_within(folder, graph::k_build_folder) &&
        !has_declaration(folder))
      folders.insert(std::move(folder));
  }
  return {folders.begin(), folders.end()};
}

Diagnostics find_folder_faults(const Root& root, const model::Model& model) {
  Diagnostics faults;
  for (const model::Replace& replace : model.replaces) {
    if (replace.folder.empty()) continue;
    if (auto fault = find_fault(root, replace)) faults.push_back(std::move(*fault));
  }
  sort_by_place(faults);
  return faults;
}

}  // namespace ocelot::project
