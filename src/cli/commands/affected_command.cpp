// affected: the layers that a change touches.
#include <algorithm>

#include <fmt/format.h>

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

std::string render(const queries::Affected& affected, const std::optional<std::string>& since,
                   const std::vector<std::string>& files, const console::OutputStyle& style) {
  if (style.format == OutputFormat::github_matrix) return queries::to_github_matrix(affected);
  return style.format == OutputFormat::json ? to_json(affected, since, files)
                                            : to_text(affected, style.page);
}

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

Result<Answer> answer(queries::Affected affected, const std::optional<std::string>& since,
                      const std::vector<std::string>& files, const project::Snapshot& now,
                      const console::Arguments& arguments, const console::Terminal& terminal) {
  if (Status done = restrict_layers(affected, arguments, now); !done) return fail(done.error());
  return Answer{render(affected, since, files, terminal.style())};
}

Result<Answer> run_affected(const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  if (arguments.inputs().empty() && !arguments.has("since"))
    return console::usage("expected files or --since GITREF",
                          "such as: ocelot-gen affected --since main");
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  project::LoadPolicy policy;
  policy.choice = generate::kept_choice(invocation->root());
  const Result<project::Snapshot> now = project::load(invocation->root(), policy);
  if (!now) return fail(now.error());
  Result<std::vector<std::string>> files =
      project::find_changed_files(*invocation, arguments.inputs(), *now);
  if (!files) return fail(files.error());
  queries::Change change;
  change.files = std::move(*files);
  if (!arguments.has("since"))
    return answer(queries::find_affected(now->state(), change), std::nullopt, change.files, *now,
                  arguments, terminal);
  const Result<project::PastSnapshot> past =
      project::load_past(invocation->root(), arguments.last("since"), policy.choice);
  if (!past) return fail(past.error());
  const queries::State before = past->snapshot.state();
  change.before = &before;
  for (const std::string& file : past->changed)
    change.files.push_back(
        invocation->in_project((invocation->root() / file).string(), now->graph));
  return answer(queries::find_affected(now->state(), change), past->commit, change.files, *now,
                arguments, terminal);
}

}  // namespace

Command affected_row() {
  return {.name = "affected",
          .section = Section::examine,
          .line = {"ocelot-gen affected",
                   "Lists the layers affected by changed files, or by all changes since a commit.",
                   "[FILE…]",
                   {k_since_option,
                    console::Option{"format", "FORMAT",
                                    "format of the answer: text, json or github-matrix (default: "
                                    "OCELOT_FORMAT, or text)"}
                        .takes(console::ValueKind::format)},
                   {{{console::ValueKind::file}}}},
          .examples = {{"ocelot-gen affected --since origin/main", "what a branch affects"},
                       {"ocelot-gen affected --since HEAD~1 --format github-matrix",
                        "a job matrix for GitHub: ${{ fromJSON(…) }}"},
                       {"ocelot-gen affected config/examples/forwarder.yaml",
                        "what this file affects"}},
          .shared = {.project = true, .chooses_layers = true},
          .formats = {OutputFormat::text, OutputFormat::json, OutputFormat::github_matrix},
          .run = run_affected};
}

}  // namespace ocelot::cli
