// Questions on what changed.
#include <fmt/format.h>

#include "cli/commands/queries.hpp"
#include "project/invocation_directory.hpp"
#include "project/past_snapshot.hpp"
#include "queries/catalog.hpp"
#include "queries/render/affected_view.hpp"
#include "queries/render/diff_view.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

Result<console::Answer> compare_two(const console::Arguments& arguments,
                                    const console::Form& form) {
  const std::vector<std::string> names = arguments.inputs();
  if (names.size() != 2)
    return console::usage(fmt::format("two distributions are wanted, not {}", names.size()),
                          "or compare with an earlier state: ocelot-gen diff --since GITREF");
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
  return console::Answer{form.is("json") ? to_json(difference) : to_text(difference, form.style)};
}

Result<console::Answer> compare_since(const console::Arguments& arguments,
                                      const console::Form& form) {
  if (!arguments.inputs().empty())
    return console::usage("either two distributions or --since GITREF, not both");
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const Result<project::Snapshot> now = project::load(invocation->root());
  if (!now) return fail(now.error());
  const Result<project::PastSnapshot> past =
      project::load_past(invocation->root(), arguments.last("since"));
  if (!past) return fail(past.error());
  const queries::ProjectDifference difference =
      queries::compare(queries::ProjectState{past->snapshot.model, past->snapshot.commit()},
                       queries::ProjectState{now->model, now->commit()}, past->changed);
  return console::Answer{form.is("json") ? to_json(difference, past->commit)
                                         : to_text(difference, past->commit, form.style)};
}

std::string told(const queries::Affected& affected, const std::optional<std::string>& since,
                 const std::vector<std::string>& files, const console::Form& form) {
  if (form.is("github-matrix")) return queries::to_github_matrix(affected);
  return form.is("json") ? to_json(affected, since, files) : to_text(affected, form.style);
}

}  // namespace

Result<console::Answer> answer_affected(const console::Arguments& arguments,
                                        const console::Form& form) {
  if (arguments.inputs().empty() && !arguments.has("since"))
    return console::usage("files or --since GITREF are wanted",
                          "such as: ocelot-gen affected --since main");
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const Result<project::Snapshot> now = project::load(invocation->root());
  if (!now) return fail(now.error());
  queries::Change change;
  for (const std::string& file : arguments.inputs())
    change.files.push_back(invocation->in_project(file, now->graph));
  if (!arguments.has("since")) {
    const queries::Affected affected = queries::find_affected(now->state(), change);
    return console::Answer{told(affected, std::nullopt, change.files, form)};
  }
  const Result<project::PastSnapshot> past =
      project::load_past(invocation->root(), arguments.last("since"));
  if (!past) return fail(past.error());
  const queries::State before = past->snapshot.state();
  change.before = &before;
  for (const std::string& file : past->changed)
    change.files.push_back(
        invocation->in_project((invocation->root() / file).string(), now->graph));
  const queries::Affected affected = queries::find_affected(now->state(), change);
  return console::Answer{told(affected, past->commit, change.files, form)};
}

Result<console::Answer> answer_diff(const console::Arguments& arguments,
                                    const console::Form& form) {
  return arguments.has("since") ? compare_since(arguments, form) : compare_two(arguments, form);
}

}  // namespace ocelot::cli
