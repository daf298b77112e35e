// new project: the files of a project with one distribution.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/rows.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/upstream.hpp"
#include "project/draft/new_component.hpp"
#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/release/release.hpp"
#include "support/yaml/yaml_edit.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_gitattributes = ".gitattributes";

std::string template_text(std::string_view path, const Values& values = {}) {
  return expand(*find_template(path), values);
}

// A path of the command line starts at the user's folder, one in upstream.yaml at the project's
// root.
std::string repo_from(const std::string& repo, const fs::path& root) {
  if (!model::is_path(repo) || fs::path(repo).is_absolute()) return repo;
  const std::string path =
      io::absolute_path(repo).lexically_normal().lexically_relative(root).generic_string();
  return path.starts_with('.') ? path : "./" + path;
}

// This version and later ones, without the number of the patch.
std::string required_version() {
  const std::string_view version = release::version();
  return fmt::format(">= {}", version.substr(0, version.rfind('.')));
}

std::vector<draft::DraftFile> project_files(const std::string& repo, const std::string& ref) {
  const Values values = {{"REPO", yaml::as_scalar(repo)},
                         {"REF", yaml::as_scalar(ref)},
                         {"REQUIRES", yaml::as_scalar(required_version())}};
  std::vector<draft::DraftFile> files;
  const auto add = [&](std::string_view path, std::string text) {
    files.push_back({std::string(path), std::nullopt, std::move(text)});
  };
  add(k_gitattributes, template_text("project/gitattributes"));
  add(".gitignore", template_text("project/gitignore"));
  // Git keeps no empty folders.
  for (std::string_view type : draft::component_types())
    add(fmt::format("{}/{}/.gitkeep", model::k_components_folder, type), "");
  add(fmt::format("{}/.gitkeep", model::k_examples_folder), "");
  add(model::k_upstream_path, template_text("project/upstream.yaml", values));
  add(model::k_dependencies_path, template_text("project/component_dependencies.yaml"));
  add(model::k_distributions_path, template_text("project/distributions.yaml", values));
  return files;
}

struct Upstream {
  std::string repo;
  std::string ref;
};

Upstream read_upstream(const console::Arguments& arguments) {
  const bool has_repo = arguments.has("upstream-repo");
  Upstream upstream{"open-telemetry/opentelemetry-lambda", "layer-collector/0.20.0"};
  if (has_repo) upstream = {arguments.last("upstream-repo"), "main"};
  if (arguments.has("upstream-ref")) upstream.ref = arguments.last("upstream-ref");
  return upstream;
}

// As `gen -r` does.
Status check_upstream(const Upstream& upstream) {
  config::UpstreamEntry entry;
  entry.repo.value = upstream.repo;
  entry.ref.value = upstream.ref;
  Diagnostics faults = model::read_upstream(entry).diagnostics();
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// A project often has a .gitignore already; it stays.
void keep_gitignore(std::vector<draft::DraftFile>& files, const fs::path& root,
                    const console::Terminal& terminal) {
  std::error_code none;
  if (!fs::exists(root / ".gitignore", none)) return;
  std::erase_if(files, [](const draft::DraftFile& file) { return file.path == ".gitignore"; });
  terminal.print_summary("kept     .gitignore; add to it: /build/ and /build.ninja");
}

// The attribute of the lock is added to a .gitattributes that exists.
Status extend_gitattributes(std::vector<draft::DraftFile>& files, const fs::path& root) {
  std::error_code none;
  if (!fs::exists(root / k_gitattributes, none)) return {};
  Result<std::string> text = io::read_file(root / k_gitattributes);
  if (!text) return fail(text.error());
  if (text->find(model::k_modules_lock_path) != std::string::npos) {
    std::erase_if(files, [](const draft::DraftFile& file) { return file.path == k_gitattributes; });
    return {};
  }
  const auto file = std::find_if(files.begin(), files.end(), [](const draft::DraftFile& candidate) {
    return candidate.path == k_gitattributes;
  });
  const bool is_open = !text->empty() && text->back() != '\n';
  file->after = fmt::format("{}{}{}", *text, is_open ? "\n" : "", file->after);
  file->before = std::move(*text);
  return {};
}

Status draft_project(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& words = arguments.inputs();
  if (words.size() > 1)
    return console::usage(fmt::format("expected one folder, got {}", words.size()));
  if (words.size() == 1 && words[0].empty()) return console::usage("expected a folder, got ''");
  const fs::path folder = words.empty() ? "." : words[0];
  const fs::path root = io::absolute_path(folder).lexically_normal();
  const Upstream upstream = read_upstream(arguments);
  if (Status valid = check_upstream(upstream); !valid) return valid;
  std::vector<draft::DraftFile> files = project_files(repo_from(upstream.repo, root), upstream.ref);
  if (Status done = extend_gitattributes(files, root); !done) return done;
  keep_gitignore(files, root, terminal);
  if (!words.empty()) {
    for (draft::DraftFile& file : files) file.path = (folder / file.path).generic_string();
  }
  if (Status done = write_or_show(project::Root("."), files, arguments, terminal); !done)
    return done;
  const std::string enter = words.empty() ? "" : fmt::format("cd {} && ", shell_word(words[0]));
  terminal.print_summary(
      fmt::format("next     {}ocelot-gen build, which builds the layers in build/", enter));
  terminal.print_summary("         ocelot-gen new component exporter awss3 --into starter");
  return {};
}

Result<Answer> run_new_project(const console::Arguments& arguments,
                               const console::Terminal& terminal) {
  return answer_of(draft_project(arguments, terminal));
}

}  // namespace

Command new_project_row() {
  using console::Option;
  using console::ValueKind;
  return {
      .name = "new project",
      .section = Section::start,
      .line = {"ocelot-gen new project",
               "Creates a project with one distribution, here or in a folder.",
               "[DIR]",
               {Option{"r,upstream-repo", "REPO",
                       "upstream: owner/name, a URL or a path (default: "
                       "open-telemetry/opentelemetry-lambda)"}
                    .takes(ValueKind::folder),
                {"b,upstream-ref", "REF",
                 "its branch, tag or commit (default: a release; main for another REPO)"}},
               {{{ValueKind::folder}}}},
      .examples = {{"ocelot-gen new project my-layers", ""},
                   {"ocelot-gen new project my-layers -r ./upstream", "with your own upstream"}},
      .shared = {.writes = true},
      .run = run_new_project};
}

}  // namespace ocelot::cli
