// From a draft to files.
#include "cli/commands/drafting.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "project/declared.hpp"
#include "project/project.hpp"
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
  return fmt::format("{:<9}{}", file.before ? "changed" : "new", file.path);
}

}  // namespace

Result<OpenProject> open_project(const console::Arguments& arguments) {
  if (const Result<project::Standpoint> entered = project::Standpoint::enter(arguments); !entered)
    return fail(entered.error());
  const Result<graph::ProjectInputs> inputs = project::list_project();
  if (!inputs) return fail(inputs.error());
  Result<model::ProjectFiles> files = project::read_project(*inputs);
  if (!files) return fail(files.error());
  Diagnostics warnings;  // of the project as it is: only new ones are reported
  Result<model::Model> model = model::make_model(*files).unless_errors(warnings);
  if (!model) return fail(model.error());
  Result<std::optional<Tree>> tree = project::read_upstream_tree();
  if (!tree) return fail(tree.error());
  OpenProject project{std::move(*files), std::move(*model), std::move(*tree), std::nullopt};
  project.upstream = project::components_in(project.tree);
  return project;
}

Diagnostic missing_tree() {
  return error("no-upstream-tree", whole_file(std::string(graph::k_upstream_tar)),
               "upstream's tree is missing, so its components are not known")
      .with_help(fmt::format("make it: {}", graph::k_get_upstream));
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
    terminal.print_err("nothing is written, because the project would then have errors:");
    return fail(std::move(now));
  }
  if (!now.empty()) terminal.print(now);
  return write_or_show(drafted.changes(), arguments, terminal);
}

Status write_or_show(const std::vector<DraftFile>& files, const console::Arguments& arguments,
                     const console::Terminal& terminal) {
  if (arguments.has("dry-run")) {
    for (const DraftFile& file : files)
      terminal.print_out(fmt::format("{}\n{}", head_of(file), shown_difference(file)));
    return {};
  }
  std::vector<io::FileChange> changes;
  for (const DraftFile& file : files) changes.push_back({file.path, file.before, file.after});
  if (Status done = io::make_changes(changes); !done) return done;
  for (const DraftFile& file : files) terminal.print_summary(head_of(file));
  return {};
}

}  // namespace ocelot::cli
