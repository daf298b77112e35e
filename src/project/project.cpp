// Reads a project.
#include "project/project.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "project/empty_submodules.hpp"
#include "project/file_fault.hpp"
#include "project/misnamed_files.hpp"
#include "project/replacing_folders.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_config_folder = "config";

Result<SourceRef> read_source(const Root& root, const std::string& path) {
  Result<std::string> text = root.read(path);
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

Diagnostic bad_file(std::string_view path, std::string_view reason) {
  return error("bad-file", whole_file(std::string(path)),
               fmt::format("'{}' {}", fs::path(path).filename().string(), reason))
      .with_help("replace it with the file or folder itself");
}

// Everything below a folder, with the folder's name as prefix.
struct Below {
  std::vector<std::string> files;
  std::vector<std::string> folders;
  std::map<std::string, std::string> unusable;  // the other entries, and the fault of each
};

Below arrange(const Root& root, std::string_view folder, const io::Listing& listing) {
  Below below;
  const auto path_of = [&](const std::string& name) { return fmt::format("{}/{}", folder, name); };
  for (const std::string& name : listing.special) {
    if (auto fault = find_file_fault(root, path_of(name)))
      below.unusable.emplace(path_of(name), std::move(*fault));
  }
  below.folders.emplace_back(folder);
  for (const std::string& name : listing.folders) below.folders.push_back(path_of(name));
  for (const std::string& name : listing.files) {
    if (!below.unusable.contains(path_of(name))) below.files.push_back(path_of(name));
  }
  std::erase_if(below.unusable,
                [&](const auto& entry) { return is_editors_lock(root / entry.first); });
  std::erase_if(below.folders, is_of_git);
  std::erase_if(below.files, is_of_git);
  return below;
}

// Empty if there is no such folder.
Result<Below> list_below(const Root& root, std::string_view folder) {
  std::error_code none;
  const bool is_folder = fs::is_directory(root / folder, none);
  if (!is_folder && fs::is_symlink(fs::symlink_status(root / folder, none)))
    return fail(bad_file(folder, "leads to no folder"));
  if (!is_folder) return Below();
  if (leads_out(root, folder)) return fail(bad_file(folder, "leads out of the project"));
  const Result<io::Listing> listing = root.relative(io::list_folder(root / folder));
  if (!listing) return fail(listing.error());
  return arrange(root, folder, *listing);
}

// The names of the files and links in config/.
std::set<std::string> names_in_config(const Root& root) {
  std::set<std::string> names;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / k_config_folder, none)) {
    if (entry.is_symlink(none) || !entry.is_directory(none))
      names.insert(entry.path().filename().string());
  }
  return names;
}

// Lists the files that have fixed paths.
Status list_configuration(const Root& root, std::vector<std::string>& files) {
  if (leads_out(root, k_config_folder))
    return fail(bad_file(k_config_folder, "leads out of the project"));
  Diagnostics faults = find_misnamed_files(names_in_config(root));
  for (std::string_view path :
       {model::k_distributions_path, model::k_dependencies_path, model::k_upstream_path,
        model::k_policy_path, model::k_lock_path, model::k_modules_lock_path}) {
    std::error_code none;
    const fs::file_type type = fs::symlink_status(root / path, none).type();
    if (type == fs::file_type::not_found) continue;
    files.emplace_back(path);
    if (type == fs::file_type::directory) continue;  // reported where it is read
    if (const auto fault = find_file_fault(root, files.back()))
      faults.push_back(bad_file(path, *fault));
  }
  return faults.empty() ? Status() : fail(std::move(faults));
}

// All files below a folder; each entry that is not a file is a fault.
Status list_sources(const Root& root, std::string_view folder, graph::ProjectInputs& inputs) {
  Result<Below> below = list_below(root, folder);
  if (!below) return fail(below.error());
  Diagnostics faults;
  for (const auto& [path, reason] : below->unusable) faults.push_back(bad_file(path, reason));
  if (!faults.empty()) return fail(std::move(faults));
  std::ranges::move(below->files, std::back_inserter(inputs.files));
  std::ranges::move(below->folders, std::back_inserter(inputs.folders));
  return {};
}

// The folders that replace modules. One that cannot be used is reported where it is written.
Status list_replacing(const Root& root, graph::ProjectInputs& inputs) {
  const std::string path(model::k_dependencies_path);
  std::error_code none;
  if (!fs::is_regular_file(root / path, none)) return {};
  const Result<SourceRef> dependencies = read_source(root, path);
  if (!dependencies) return {};  // reported where it is read
  for (const std::string& folder : replacing_folders(*dependencies)) {
    if (leads_out(root, folder) || !fs::is_directory(fs::symlink_status(root / folder, none)))
      continue;
    if (Status done = list_sources(root, folder, inputs); !done) return done;
  }
  return {};
}

// A fault of an example is reported only if a distribution uses the example.
Status list_examples(const Root& root, graph::ProjectInputs& inputs) {
  Result<Below> below = list_below(root, model::k_examples_folder);
  if (!below) return fail(below.error());
  inputs.named = std::move(below->files);
  inputs.unusable = std::move(below->unusable);
  std::ranges::move(below->folders, std::back_inserter(inputs.folders));
  return {};
}

using Digests = std::map<std::string, Digest, std::less<>>;

Digests digest_files(const Root& root, const graph::ProjectInputs& inputs,
                     const model::ProjectFiles& files) {
  Digests digests;
  for (const auto* sources : {&files.components, &files.replacing}) {
    for (const SourceRef& source : *sources) digests.emplace(source->path, digest_of(source->text));
  }
  for (const std::string& path : inputs.named) {
    if (const auto digest = io::digest_of_file(root / path)) digests.emplace(path, *digest);
  }
  return digests;
}

// A folder may be within another one.
void sort_unique(std::vector<std::string>& paths) {
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
}

}  // namespace

Result<graph::ProjectInputs> list_project(const Root& root) {
  graph::ProjectInputs inputs;
  if (Status done = list_configuration(root, inputs.files); !done) return fail(done.error());
  inputs.folders.emplace_back(k_config_folder);
  if (Status done = list_sources(root, model::k_components_folder, inputs); !done)
    return fail(done.error());
  if (Status done = list_replacing(root, inputs); !done) return fail(done.error());
  if (Status done = list_examples(root, inputs); !done) return fail(done.error());
  sort_unique(inputs.files);
  sort_unique(inputs.folders);
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
  for (const auto& [path, reason] : inputs.unusable)
    files.unusable_examples.emplace(example_name(path), reason);
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
  inputs->digests = digest_files(root, *inputs, *files);
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
  else if (source->path == model::k_policy_path)
    files.policy = std::move(source);
  else if (source->path == model::k_modules_lock_path)
    files.modules_lock = std::move(source);
  else if (is_below(source->path, model::k_components_folder))
    files.components.push_back(std::move(source));
  else if (source->path != model::k_lock_path)
    files.replacing.push_back(std::move(source));
}

std::string example_name(const std::string& path) {
  return is_below(path, model::k_examples_folder) ? path.substr(model::k_examples_folder.size() + 1)
                                                  : std::string();
}

}  // namespace ocelot::project
