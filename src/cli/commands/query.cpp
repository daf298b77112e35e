// Inputs and choices of queries.
#include "cli/commands/query.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "graph/make_plan.hpp"
#include "project/generate/kept_choice.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

bool is_json(const console::Terminal& terminal) {
  return terminal.style().format == console::OutputFormat::json;
}

Status expect_inputs(const console::Words& inputs, std::size_t count, std::string_view expected) {
  if (inputs.size() == count) return {};
  return console::usage(
      fmt::format("expected {}, got {}", expected, counted(inputs.size(), "argument")));
}

Result<graph::Plan> choose_layers(const console::Arguments& arguments,
                                  const project::Snapshot& snapshot) {
  const graph::Choice choice{arguments.all("distribution"), arguments.all("architecture"), {}};
  return graph::make_plan(snapshot.model, choice, snapshot.plan.pin);
}

std::vector<graph::FileId> files_of(const graph::Plan& plan, const graph::Graph& graph) {
  std::vector<graph::FileId> files;
  for (const graph::Artifact& artifact : graph.artifacts) {
    const bool is_chosen =
        std::any_of(plan.layers.begin(), plan.layers.end(), [&](const graph::ArtifactPlan& layer) {
          return layer.distribution == artifact.distribution &&
                 layer.architecture == artifact.architecture;
        });
    if (is_chosen) files.insert(files.end(), artifact.files.begin(), artifact.files.end());
  }
  return files;
}

Result<project::SnapshotWithUpstream> load_with_documents(const console::Arguments& arguments) {
  auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  project::LoadPolicy policy;
  policy.choice = generate::kept_choice(invocation->root());
  return project::load_with_upstream(std::move(*invocation), policy);
}

std::vector<std::string> distributions_of(const graph::Plan& plan) {
  std::set<std::string> names;
  for (const graph::ArtifactPlan& layer : plan.layers) names.insert(layer.distribution);
  return {names.begin(), names.end()};
}

void print_unlocked(const project::Snapshot& snapshot, const console::Terminal& terminal) {
  if (!snapshot.unlocked.names.empty() && !is_json(terminal))
    terminal.print_err(snapshot.unlocked.describe());
}

}  // namespace ocelot::cli
