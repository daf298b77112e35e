// Reads a project.
#include "project/project.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "project/empty_submodules.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

bool is_linked_folder(const fs::path& path) {
  std::error_code none;
  return fs::is_symlink(fs::symlink_status(path, none)) && fs::is_directory(path, none);
}

// Ninja would not notice a new file behind the link, which may lead out of the project.
Diagnostic linked_folder(const Root& root, const std::string& path) {
  std::error_code none;
  return error("linked-folder", whole_file(path),
               fmt::format("a symbolic link to the folder '{}', which is not followed",
                           fs::read_symlink(root / path, none).string()))
      .with_help("put the folder itself here");
}

Result<SourceRef> read_source(const Root& root, const std::string& path) {
  Result<std::string> text = root.read(path);
  if (!text && is_linked_folder(root / path)) return fail(linked_folder(root, path));
  if (!text) return fail(text.error());
  return make_project_source(path, std::move(*text));
}

// Emacs creates a broken link `.#NAME` for each file that it edits.
bool is_editors_lock(const fs::path& path) {
  std::error_code none;
  return path.filename().string().starts_with(".#") &&
         fs::is_symlink(fs::symlink_status(path, none));
}

// A submodule has a file `.git`, another repository a folder.
bool is_of_git(std::string_view path) {
  return path.ends_with("/.git") || path.find("/.git/") != std::string_view::npos;
}

// Lists everything below a folder, with the folder's name as prefix; nothing if there is no such
// folder.
Status list_below(const Root& root, std::string_view folder, std::vector<std::string>& files,
                  std::vector<std::string>& folders) {
  std::error_code none;
  if (!fs::is_directory(root / folder, none)) return {};
  const Result<io::Listing> listing = root.relative(io::list_folder(root / folder));
  if (!listing) return fail(listing.error());
  folders.emplace_back(folder);
  for (const std::string& below : listing->folders) {
    std::string path = fmt::format("{}/{}", folder, below);
    if (!is_of_git(path)) folders.push_back(std::move(path));
  }
  for (const std::string& below : listing->files) {
    std::string path = fmt::format("{}/{}", folder, below);
    if (!is_editors_lock(root / path) && !is_of_git(path)) files.push_back(std::move(path));
  }
  return {};
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

}  // namespace

Result<graph::ProjectInputs> list_project(const Root& root) {
  graph::ProjectInputs inputs;
  for (std::string_view path : {model::k_distributions_path, model::k_dependencies_path,
                                model::k_upstream_path, model::k_lock_path}) {
    // A broken link is read too, so that the error is reported.
    std::error_code none;
    if (fs::symlink_status(root / path, none).type() != fs::file_type::not_found)
      inputs.files.emplace_back(path);
  }
  inputs.folders.emplace_back("config");
  if (Status done = list_below(root, model::k_components_folder, inputs.files, inputs.folders);
      !done)
    return fail(done.error());
  if (Status done = list_below(root, model::k_examples_folder, inputs.named, inputs.folders); !done)
    return fail(done.error());
  std::sort(inputs.files.begin(), inputs.files.end());
  std::sort(inputs.folders.begin(), inputs.folders.end());
  if (Diagnostics faults = find_empty_submodules(root, inputs); !faults.empty())
    return fail(std::move(faults));
  return inputs;
}

Result<model::ProjectFiles> read_project(const Root& root, const graph::ProjectInputs& inputs) {
  model::ProjectFiles files;
  Diagnostics faults;
  for (const std::string& path : inputs.files) {
    Result<SourceRef> source = read_source(root, path);
    if (source)
      insert_source(files, std::move(*source));
    else
      append(faults, std::move(source.error()));
  }
  for (const std::string& path : inputs.named) files.examples.push_back(example_name(path));
  if (!faults.empty()) return fail(std::move(faults));
  if (files.distributions != nullptr) return files;
  return fail(error("no-project", whole_file(std::string(model::k_distributions_path)),
                    "this file does not exist"));
}

Result<Sources> read_sources(const Root& root) {
  Result<graph::ProjectInputs> inputs = list_project(root);
  if (!inputs) return fail(inputs.error());
  Result<model::ProjectFiles> files = read_project(root, *inputs);
  if (!files) return fail(files.error());
  return Sources{std::move(*inputs), std::move(*files)};
}

graph::ProjectInputs with_file(graph::ProjectInputs inputs, const std::string& path) {
  auto& files = inputs.files;
  const auto place = std::lower_bound(files.begin(), files.end(), path);
  if (place == files.end() || *place != path) files.insert(place, path);
  return inputs;
}

graph::ProjectInputs sort_inputs(const std::vector<std::string>& paths) {
  graph::ProjectInputs inputs;
  const std::set<std::string> sorted(paths.begin(), paths.end());
  for (const std::string& path : sorted)
    (example_name(path).empty() ? inputs.files : inputs.named).push_back(path);
  return inputs;
}

SourceRef make_project_source(std::string path, std::string text) {
  // If a user writes a credential there, no message may show it.
  const bool may_hold_url = path == model::k_upstream_path || path == model::k_lock_path;
  return make_source(std::move(path), may_hold_url ? mask_credentials(text) : std::move(text));
}

void insert_source(model::ProjectFiles& files, SourceRef source) {
  if (source->path == model::k_distributions_path)
    files.distributions = std::move(source);
  else if (source->path == model::k_dependencies_path)
    files.dependencies = std::move(source);
  else if (source->path == model::k_upstream_path)
    files.upstream = std::move(source);
  else if (lies_in(source->path, model::k_components_folder))
    files.components.push_back(std::move(source));
}

std::string example_name(const std::string& path) {
  return lies_in(path, model::k_examples_folder) ? path.substr(model::k_examples_folder.size() + 1)
                                                 : std::string();
}

}  // namespace ocelot::project
