// desc: what a distribution is.
#include <filesystem>

#include "build/action/step_key.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/paths.hpp"
#include "queries/render/desc_view.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace {

// What the record of a step's last run says.
std::string recorded_sandbox(const project::Root& root, const std::string& output) {
  const std::filesystem::path record = action::record_path(output);
  const Result<std::string> text = root.read(record);
  if (!text) return {};
  const Result<cache::ActionKey> key = cache::read_key(*text, record.string());
  return key ? action::sandbox_in(*key) : std::string();
}

// What identifies the file has no meaning within an answer.
Json without_header(const Json& list) {
  Json contents = Json::object();
  for (const auto& [name, value] : list.members()) {
    if (name != "version" && name != "kind") contents.add(name, value);
  }
  return contents;
}

// The list of the first layer that has one: the others have the same components.
std::optional<Json> read_contents(const project::Root& root,
                                  const queries::DistributionReport& report) {
  for (const queries::Output& output : report.outputs) {
    const Result<std::string> text = root.read(graph::components_path(output.path));
    if (!text) continue;
    if (const std::optional<Json> list = parse_json(*text)) return without_header(*list);
  }
  return std::nullopt;
}

// What a build writes next to an output.
std::vector<std::string> files_next_to(const std::string& output, const graph::Graph& graph) {
  std::vector<std::string> files;
  for (const graph::Artifact& artifact : graph.artifacts) {
    if (graph.path(artifact.files.front()) != output) continue;
    for (std::size_t i = 1; i < artifact.files.size(); ++i)
      files.push_back(graph.path(artifact.files[i]));
  }
  return files;
}

// What earlier builds left of the distribution, and what a build makes.
queries::BuildState read_build_state(const project::Root& root, const graph::Graph& graph,
                                     const queries::DistributionReport& report) {
  queries::BuildState build{
      {}, {}, {}, project::read_upstream_version(root), read_contents(root, report)};
  const model::Distribution& distribution = *report.distribution;
  for (const queries::Output& output : report.outputs) {
    build.files.push_back(files_next_to(output.path, graph));
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(root / output.path, code);
    build.sizes.push_back(code ? std::nullopt : std::optional(size));
    build.sandboxes.push_back(recorded_sandbox(
        root, graph::raw_path(distribution.kind, output.architecture, distribution.name)));
  }
  return build;
}

Result<Answer> run_desc(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (Status fits = expect_inputs(arguments.inputs(), 1, "a distribution"); !fits)
    return fail(fits.error());
  const auto project = load_with_documents(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  const auto distribution = catalog.distribution(arguments.inputs()[0]);
  if (!distribution) return fail(distribution.error());
  print_unlocked(project->snapshot, terminal);
  const queries::DistributionReport report =
      queries::describe(catalog, **distribution, project->snapshot.plan);
  const queries::BuildState build =
      read_build_state(project->invocation.root(), project->snapshot.graph, report);
  return Answer{is_json(terminal) ? to_json(report, build)
                                  : to_text(report, build, terminal.style().page)};
}

}  // namespace

Command desc_row() {
  return {.name = "desc",
          .section = Section::examine,
          .line = {"ocelot-gen desc",
                   "Describes a distribution: tags and where each comes from, components, modules, "
                   "outputs.",
                   "DISTRIBUTION",
                   {},
                   {{{console::ValueKind::distribution}}}},
          .examples = {{"ocelot-gen desc minimal-s3export", ""}},
          .shared = {.project = true},
          .formats = k_text_or_json,
          .run = run_desc};
}

}  // namespace ocelot::cli
