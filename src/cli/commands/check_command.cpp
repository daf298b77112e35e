// check: what can be checked without building.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/paths.hpp"
#include "project/config_check.hpp"
#include "queries/lint.hpp"
#include "queries/render/check_json.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

struct Checked {
  Diagnostics diagnostics;
  bool has_upstream_tree = false;
  std::vector<std::string> unchecked;
  std::string what;  ///< is checked
};

std::vector<std::string> unchecked(bool has_tree) {
  std::vector<std::string> left;
  if (!has_tree) {
    left.push_back(
        fmt::format("tags, imports, paths and configurations against upstream's tree, which is not "
                    "available: {}",
                    graph::k_get_upstream));
  }
  left.emplace_back("versions of modules, and compilation: ocelot-gen build");
  return left;
}

// Before the ref is pinned, nothing can be locked; that is a mistake of its own.
Diagnostics unlocked_modules(const project::Snapshot& snapshot) {
  if (snapshot.pinning() == queries::Pinning::unpinned) return {};
  Diagnostics warnings = snapshot.unlocked.faults;
  for (Diagnostic& warning : warnings) warning.severity = Severity::warning;
  return warnings;
}

Checked check_project(const project::Root& root) {
  Checked checked;
  const Result<std::optional<Tree>> tree = project::read_upstream_tree(root);
  if (!tree) checked.diagnostics = tree.error();
  checked.has_upstream_tree = tree && tree->has_value();
  checked.unchecked = unchecked(checked.has_upstream_tree);
  Result<project::Snapshot> snapshot = project::load(root, {project::ReadPin{true}, {}, {}});
  if (!snapshot) {
    append(checked.diagnostics, std::move(snapshot.error()));
    checked.what = "the declaration has errors";
    checked.unchecked.insert(checked.unchecked.begin(),
                             "likely mistakes, until the errors are fixed");
    return checked;
  }
  checked.what = fmt::format("{} and {} checked",
                             counted(snapshot->model.distributions.size(), "distribution"),
                             counted(snapshot->model.components.size(), "component"));
  append(checked.diagnostics, std::move(snapshot->warnings));
  append(checked.diagnostics, unlocked_modules(*snapshot));
  const model::Model& model = snapshot->model;
  if (auto fault = model::find_forbidden_upstream(model.policy, model.upstream))
    checked.diagnostics.push_back(std::move(*fault));
  const auto upstream = tree ? project::components_in(*tree) : std::nullopt;
  append(checked.diagnostics,
         queries::find_likely_mistakes(snapshot->model, snapshot->pinning(), upstream));
  if (tree && *tree) {
    append(checked.diagnostics, project::check_against(**tree, snapshot->model));
    append(checked.diagnostics,
           project::check_configs(root, queries::Catalog(snapshot->model, upstream)));
  }
  sort_by_place(checked.diagnostics);
  return checked;
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

std::string to_text(const Checked& checked, const console::PageStyle& style) {
  console::Page page(style);
  page.paragraph(fmt::format("{}: {}, {}", checked.what,
                             counted(count(checked.diagnostics, Severity::error), "error"),
                             counted(count(checked.diagnostics, Severity::warning), "warning")));
  for (const std::string& subject : checked.unchecked) page.paragraph("not checked: " + subject);
  return page.text();
}

// Without upstream's tree, --strict accepts misspelled tags. This goes to stderr: annotations and
// JSON on stdout are for programs.
void print_missing_tree() {
  Diagnostic note =
      error("no-upstream-tree", {},
            "upstream's tree is not here yet: tags, imports and paths are not checked")
          .with_help(fmt::format("to check them, first run {}", graph::k_get_upstream));
  note.severity = Severity::note;
  console::Terminal().print({note});
}

Result<Answer> run_check(const console::Arguments& arguments, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const Checked checked = check_project(invocation->root());
  const bool is_bad =
      has_errors(checked.diagnostics) || (arguments.has("strict") && !checked.diagnostics.empty());
  const console::ExitCode code = is_bad ? console::ExitCode::bad_input : console::ExitCode::done;
  const console::DiagnosticStyle& style = terminal.style().diagnostics;
  const bool has_page =
      !is_json(terminal) && style.format == console::MessageFormat::text && !style.quiet;
  if (arguments.has("strict") && !checked.has_upstream_tree && !has_page) print_missing_tree();
  if (is_json(terminal))
    return Answer{queries::to_json(checked.diagnostics, checked.unchecked), code};
  terminal.print(checked.diagnostics);
  return Answer{has_page ? to_text(checked, terminal.style().page) : "", code};
}

}  // namespace

Command check_row() {
  using console::OutputFormat;
  return {.name = "check",
          .section = Section::check,
          .line = {"ocelot-gen check",
                   "Checks the project without building it, and warns about likely mistakes.",
                   "",
                   {{"strict", "", "fail on warnings too"}}},
          .examples = {{"ocelot-gen check", ""},
                       {"ocelot-gen check --strict --message-format github",
                        "in CI: annotations, and warnings fail too"}},
          .shared = {.project = true},
          .formats = {OutputFormat::text, OutputFormat::json, OutputFormat::github},
          .run = run_check};
}

}  // namespace ocelot::cli
