// affected: the layers that a change touches.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands/affected_matrix.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/since_option.hpp"
#include "project/changed_files.hpp"
#include "project/generate/kept_choice.hpp"
#include "project/past_snapshot.hpp"
#include "queries/render/affected_view.hpp"

namespace ocelot::cli {

namespace {

using console::OutputFormat;

bool has_layer(const graph::Plan& plan, const queries::AffectedArtifact& affected) {
  return std::any_of(plan.layers.begin(), plan.layers.end(), [&](const graph::ArtifactPlan& layer) {
    return layer.distribution == affected.distribution &&
           layer.architecture == affected.architecture;
  });
}

// Only the layers that -d and -a choose.
Status restrict_layers(queries::Affected& affected, const console::Arguments& arguments,
                       const project::Snapshot& now) {
  const Result<graph::Plan> plan = choose_layers(arguments, now);
  if (!plan) return fail(plan.error());
  std::erase_if(affected.artifacts,
                [&](const queries::AffectedArtifact& layer) { return !has_layer(*plan, layer); });
  return {};
}

// What is affected by which files, compared with which commit.
struct Found {
  queries::Affected affected;
  std::optional<std::string> since;
  std::vector<std::string> files;
};

Found find_by(const project::Snapshot& now, queries::Change change,
              const std::optional<std::string>& since) {
  queries::Affected affected = queries::find_affected(now.state(), change);
  return {std::move(affected), since, std::move(change.files)};
}

Found find_everything(const project::Snapshot& now, queries::Change change, std::string cause) {
  change.of_everything = std::move(cause);
  return find_by(now, std::move(change), std::nullopt);
}

// A branch that adds the project itself has all of it as a change.
bool adds_project(const Diagnostics& faults, const project::Since& since) {
  return !since.event.empty() && faults.front().code == "no-project";
}

Result<Found> find_since(const project::InvocationDirectory& invocation,
                         const project::Snapshot& now, const project::Since& since,
                         queries::Change change) {
  if (!since.commit)
    return find_everything(now, std::move(change), fmt::format("the event '{}'", since.event));
  const Result<project::PastSnapshot> past =
      project::load_past(invocation.root(), *since.commit, now.plan.choice);
  if (!past && adds_project(past.error(), since))
    return find_everything(now, std::move(change), "a new project");
  if (!past) return fail(past.error());
  const queries::State before = past->snapshot.state();
  change.before = &before;
  for (const std::string& file : past->changed)
    change.files.push_back(invocation.in_project((invocation.root() / file).string(), now.graph));
  return find_by(now, std::move(change), past->commit);
}

Result<Found> find_affected(const project::InvocationDirectory& invocation,
                            const project::Snapshot& now, const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  Result<std::vector<std::string>> files =
      project::find_changed_files(invocation, arguments.inputs(), now);
  if (!files) return fail(files.error());
  queries::Change change;
  change.files = std::move(*files);
  if (!arguments.has("since")) return find_by(now, std::move(change), std::nullopt);
  const Result<project::Since> since = read_since(invocation.root(), arguments, terminal);
  if (!since) return fail(since.error());
  return find_since(invocation, now, *since, std::move(change));
}

Result<Answer> run_affected(const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  if (arguments.inputs().empty() && !arguments.has("since"))
    return console::usage("expected files or --since GITREF",
                          "such as: ocelot-gen affected --since main");
  const OutputFormat format = terminal.style().format;
  const auto jobs = read_matrix_jobs(arguments, format);
  if (!jobs) return fail(jobs.error());
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  project::LoadPolicy policy;
  policy.choice = generate::kept_choice(invocation->root());
  const Result<project::Snapshot> now = project::load(invocation->root(), policy);
  if (!now) return fail(now.error());
  Result<Found> found = find_affected(*invocation, *now, arguments, terminal);
  if (!found) return fail(found.error());
  if (Status done = restrict_layers(found->affected, arguments, *now); !done)
    return fail(done.error());
  if (format == OutputFormat::json)
    return Answer{to_json(found->affected, found->since, found->files)};
  if (format == OutputFormat::text) return Answer{to_text(found->affected, terminal.style().page)};
  Result<std::string> matrix = make_matrix(found->affected, invocation->root(), *now, *jobs);
  if (!matrix) return fail(matrix.error());
  return Answer{std::move(*matrix)};
}

}  // namespace

Command affected_row() {
  return {.name = "affected",
          .section = Section::examine,
          .line = {"ocelot-gen affected",
                   "Lists the layers affected by changed files, or by all changes since a commit.",
                   "[FILE…]",
                   {k_since_option, k_matrix_jobs_option,
                    console::Option{"format", "FORMAT",
                                    "format of the answer: text, json or github-matrix (default: "
                                    "OCELOT_FORMAT, or text)"}
                        .takes(console::ValueKind::format)},
                   {{{console::ValueKind::file}}}},
          .examples = {{"ocelot-gen affected --since origin/main", "what a branch affects"},
                       {"ocelot-gen affected --since auto --format github-matrix",
                        "a job matrix for GitHub: ${{ fromJSON(…) }}"},
                       {"ocelot-gen affected config/examples/forwarder.yaml",
                        "what this file affects"}},
          .shared = {.project = true, .chooses_layers = true},
          .formats = {OutputFormat::text, OutputFormat::json, OutputFormat::github_matrix},
          .run = run_affected};
}

}  // namespace ocelot::cli
