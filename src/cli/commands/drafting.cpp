// From a draft to files.
#include "cli/commands/drafting.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/config_files.hpp"
#include "project/invocation_directory.hpp"
#include "project/project.hpp"
#include "project/snapshot.hpp"
#include "project/snapshot_with_upstream.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/io/changes.hpp"

namespace ocelot::cli {

namespace {

using draft::Declaration;
using draft::DraftFile;

// Model and check, as the build will see the project.
Diagnostics faults_of(const WithDiagnostics<model::Model>& model, const std::optional<Tree>& tree) {
  Diagnostics all = model.diagnostics();
  if (tree && !has_errors(all))
    append(all, project::check_against(*tree, model.ignoring_diagnostics()));
  return all;
}

std::string key_of(const Diagnostic& diagnostic) {
  return fmt::format("{} {} {}", diagnostic.code, diagnostic.message,
                     diagnostic.place.has_source() ? diagnostic.place.source->path : "");
}

// Additions are to blame for what was not said of the project before.
Diagnostics without_earlier(Diagnostics now, const Diagnostics& before) {
  std::set<std::string> keys;
  for (const Diagnostic& diagnostic : before) keys.insert(key_of(diagnostic));
  std::erase_if(now,
                [&](const Diagnostic& diagnostic) { return keys.contains(key_of(diagnostic)); });
  return now;
}

// The next text of a file against its present diagnostic, line by line; lines were only added or
// replaced.
std::string shown_difference(const DraftFile& file) {
  const std::vector<std::string_view> before =
      split_lines(file.before ? std::string_view(*file.before) : std::string_view());
  const std::vector<std::string_view> after = split_lines(file.after);
  std::string text;
  auto old = before.begin();
  for (auto line = after.begin(); line != after.end(); ++line) {
    if (old != before.end() && *line == *old) {
      ++old;
      continue;
    }
    if (old != before.end() && std::find(line, after.end(), *old) == after.end())
      text += fmt::format("  - {}\n", *old++);
    text += fmt::format("  + {}\n", *line);
  }
  return text;
}

std::string head_of(const DraftFile& file) {
  return fmt::format("{:<9}{}", file.before ? "changed" : "new", printable_line(file.path));
}

}  // namespace

// No pin and no plan: a project whose distributions are all abstract may be added to.
Result<OpenProject> open_project(const console::Arguments& arguments) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const project::Root& root = invocation->root();
  Result<project::Sources> sources = project::read_sources(root);
  if (!sources) return fail(sources.error());
  Result<project::LoadedModel> model = project::load_model(sources->files);
  if (!model) return fail(model.error());
  if (Diagnostics faults = project::find_config_faults(root, model->model); !faults.empty())
    return fail(std::move(faults));
  Result<std::optional<Tree>> tree = project::read_upstream_tree(root);
  if (!tree) return fail(tree.error());
  auto upstream = project::components_in(*tree);
  return OpenProject{root, std::move(sources->files), std::move(model->model), std::move(*tree),
                     std::move(upstream)};
}

Diagnostic missing_tree() {
  return error("no-upstream-tree", whole_file(std::string(graph::k_upstream_tar)),
               "upstream's tree is missing, so its components are not known")
      .with_help(fmt::format("to create it: {}", graph::k_get_upstream));
}

Result<Answer> answer_of(const Status& done) {
  if (!done) return fail(done.error());
  return Answer{};
}

Status finish(const Declaration& drafted, const OpenProject& project,
              const console::Arguments& arguments, const console::Terminal& terminal) {
  const Diagnostics before = faults_of(model::make_model(project.files), project.tree);
  Diagnostics now =
      without_earlier(faults_of(model::make_model(drafted.files()), project.tree), before);
  if (has_errors(now)) {
    terminal.print_err("nothing was written, because the result would have errors:");
    return fail(std::move(now));
  }
  if (!now.empty()) terminal.print(now);
  return write_or_show(project.root, drafted.changes(), arguments, terminal);
}

Status write_or_show(const project::Root& root, const std::vector<DraftFile>& files,
                     const console::Arguments& arguments, const console::Terminal& terminal) {
  if (arguments.has("dry-run")) {
    for (const DraftFile& file : files)
      terminal.print_out(fmt::format("{}\n{}", head_of(file), shown_difference(file)));
    return {};
  }
  std::vector<io::FileChange> changes;
  for (const DraftFile& file : files)
    changes.push_back({root / file.path, file.before, file.after});
  if (Status done = root.relative(io::make_changes(changes)); !done) return done;
  for (const DraftFile& file : files) terminal.print_summary(head_of(file));
  return {};
}

}  // namespace ocelot::cli
