// Reading a project.
#include "project/project.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

Result<SourceRef> read_source(std::string path) {
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  // Whoever writes a credential there must not find it in a message.
  const bool may_hold_url = path == model::k_upstream_path;
  return make_source(std::move(path), may_hold_url ? mask_credentials(*text) : std::move(*text));
}

// Emacs marks a file that it edits by a link `.#NAME` that leads nowhere.
bool is_editors_lock(const fs::path& path) {
  std::error_code none;
  return path.filename().string().starts_with(".#") &&
         fs::is_symlink(fs::symlink_status(path, none));
}

// Everything below a folder, with the folder's name in front; nothing when there is no such folder.
Status list_below(std::string_view folder, std::vector<std::string>& files,
                  std::vector<std::string>& folders) {
  std::error_code none;
  if (!fs::is_directory(folder, none)) return {};
  const Result<io::Listing> listing = io::list_folder(folder);
  if (!listing) return fail(listing.error());
  folders.emplace_back(folder);
  for (const std::string& below : listing->folders)
    folders.push_back(fmt::format("{}/{}", folder, below));
  for (const std::string& below : listing->files) {
    std::string path = fmt::format("{}/{}", folder, below);
    if (!is_editors_lock(path)) files.push_back(std::move(path));
  }
  return {};
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

void take(model::ProjectFiles& files, SourceRef source) {
  if (source->path == model::k_distributions_path)
    files.distributions = std::move(source);
  else if (source->path == model::k_dependencies_path)
    files.dependencies = std::move(source);
  else if (source->path == model::k_upstream_path)
    files.upstream = std::move(source);
  else if (lies_in(source->path, model::k_components_folder))
    files.components.push_back(std::move(source));
}

}  // namespace

Result<fs::path> find_root(const fs::path& start) {
  std::error_code code;
  const fs::path from = fs::canonical(start, code);
  if (code) return io::system_failure("enter", start, code.value());
  for (fs::path folder = from;; folder = folder.parent_path()) {
    if (fs::exists(folder / model::k_distributions_path, code)) return folder;
    if (folder == folder.root_path()) break;
  }
  return fail(error("no-project", whole_file(from.string()),
                    fmt::format("no {} here or in a folder above", model::k_distributions_path))
                  .with_help("change to the folder of a project, or name it with -C DIR"));
}

Result<graph::ProjectInputs> list_project() {
  graph::ProjectInputs inputs;
  for (std::string_view path : {model::k_distributions_path, model::k_dependencies_path,
                                model::k_upstream_path, model::k_lock_path}) {
    // What is there but leads nowhere is read, so that the reason is told.
    std::error_code none;
    if (fs::symlink_status(path, none).type() != fs::file_type::not_found)
      inputs.files.emplace_back(path);
  }
  inputs.folders.emplace_back("config");
  if (Status done = list_below(model::k_components_folder, inputs.files, inputs.folders); !done)
    return fail(done.error());
  if (Status done = list_below(model::k_examples_folder, inputs.named, inputs.folders); !done)
    return fail(done.error());
  std::sort(inputs.files.begin(), inputs.files.end());
  std::sort(inputs.folders.begin(), inputs.folders.end());
  return inputs;
}

Result<model::ProjectFiles> read_project(const graph::ProjectInputs& inputs) {
  model::ProjectFiles files;
  Diagnostics faults;
  for (const std::string& path : inputs.files) {
    Result<SourceRef> source = read_source(path);
    if (source)
      take(files, std::move(*source));
    else
      append(faults, std::move(source.error()));
  }
  for (const std::string& path : inputs.named)
    files.examples.push_back(path.substr(model::k_examples_folder.size() + 1));
  if (!faults.empty()) return fail(std::move(faults));
  if (files.distributions != nullptr) return files;
  return fail(error("no-project", whole_file(std::string(model::k_distributions_path)),
                    "there is no such file"));
}

graph::ProjectInputs sort_inputs(const std::vector<std::string>& paths) {
  graph::ProjectInputs inputs;
  const std::set<std::string> sorted(paths.begin(), paths.end());
  for (const std::string& path : sorted)
    (lies_in(path, model::k_examples_folder) ? inputs.named : inputs.files).push_back(path);
  return inputs;
}

}  // namespace ocelot::project
