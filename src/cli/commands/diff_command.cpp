// diff: two distributions, or two states of the project.
#include <fmt/format.h>

#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/since_option.hpp"
#include "project/past_snapshot.hpp"
#include "queries/render/diff_view.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

Result<Answer> compare_two(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& names = arguments.inputs();
  if (names.size() != 2)
    return console::usage(
        fmt::format("expected two distributions, got {}", counted(names.size(), "argument")),
        "or compare with an earlier commit: ocelot-gen diff --since GITREF");
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const Result<project::Snapshot> snapshot = project::load(invocation->root());
  if (!snapshot) return fail(snapshot.error());
  const std::optional<std::vector<model::Component>> nothing;
  const queries::Catalog catalog(snapshot->model, nothing);
  const auto before = catalog.distribution(names[0]);
  if (!before) return fail(before.error());
  const auto after = catalog.distribution(names[1]);
  if (!after) return fail(after.error());
  const queries::DistributionDifference difference =
      queries::compare({snapshot->model, **before}, {snapshot->model, **after});
  return Answer{is_json(terminal) ? to_json(difference)
                                  : to_text(difference, terminal.style().page)};
}

Diagnostic nothing_before(const project::Since& since) {
  return error("no-event", {}, fmt::format("{}; there is nothing to compare with", since.why))
      .with_help("name the commit to compare with: --since GITREF");
}

Result<Answer> compare_since(const console::Arguments& arguments,
                             const console::Terminal& terminal) {
  if (!arguments.inputs().empty())
    return console::usage("diff takes two distributions or --since GITREF, not both");
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const Result<project::Snapshot> now = project::load(invocation->root());
  if (!now) return fail(now.error());
  const Result<project::Since> since = read_since(invocation->root(), arguments, terminal);
  if (!since) return fail(since.error());
  if (!since->commit) return fail(nothing_before(*since));
  const Result<project::PastSnapshot> past = project::load_past(invocation->root(), *since->commit);
  if (!past) return fail(past.error());
  const queries::ProjectDifference difference =
      queries::compare(queries::ProjectState{past->snapshot.model, past->snapshot.commit()},
                       queries::ProjectState{now->model, now->commit()}, past->changed);
  return Answer{is_json(terminal) ? to_json(difference, past->commit)
                                  : to_text(difference, past->commit, terminal.style().page)};
}

Result<Answer> run_diff(const console::Arguments& arguments, const console::Terminal& terminal) {
  return arguments.has("since") ? compare_since(arguments, terminal)
                                : compare_two(arguments, terminal);
}

}  // namespace

Command diff_row() {
  const console::InputSlot distribution{{console::ValueKind::distribution}};
  return {
      .name = "diff",
      .section = Section::examine,
      .line = {"ocelot-gen diff",
               "Compares two distributions, or the project with its state at an earlier commit.",
               "[DISTRIBUTION DISTRIBUTION]",
               {k_since_option},
               {distribution, distribution}},
      .examples = {{"ocelot-gen diff minimal minimal-s3export", ""},
                   {"ocelot-gen diff --since v1.2.0", "changes since a release"}},
      .shared = {.project = true},
      .formats = k_text_or_json,
      .run = run_diff};
}

}  // namespace ocelot::cli
