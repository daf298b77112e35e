// graph: the declaration or the steps, drawn.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "cli/commands/queries.hpp"
#include "graph/paths.hpp"
#include "project/snapshot_with_upstream.hpp"
#include "queries/render/graph_dot.hpp"
#include "queries/render/graph_json.hpp"
#include "queries/render/graph_page.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

// What --format says, else what the file's ending says.
std::string find_form(const console::Arguments& arguments, const console::Form& form) {
  static const std::map<std::string, std::string> k_endings = {
      {".dot", "dot"}, {".gv", "dot"}, {".html", "html"}, {".json", "json"}};
  const std::filesystem::path output = arguments.last("output");
  const auto known = k_endings.find(output.extension().string());
  return arguments.has("format") || known == k_endings.end() ? form.name : known->second;
}

std::string draw(const project::Root& root, const queries::Relations& relations,
                 const project::Snapshot& snapshot, const std::string& form) {
  if (form == "dot") return to_dot(relations);
  const queries::Source source{snapshot.model.upstream, snapshot.commit(),
                               project::read_upstream_version(root)};
  return form == "json" ? to_json(relations, source, Json::Layout::indented)
                        : queries::to_page(to_json(relations, source, Json::Layout::compact));
}

// Without names, of every distribution.
std::vector<graph::FileId> outputs_of(const std::vector<std::string>& names,
                                      const graph::Plan& plan, const queries::Edges& edges) {
  std::vector<graph::FileId> outputs;
  for (const graph::ArtifactPlan& one : plan.layers) {
    const bool is_wanted =
        names.empty() || std::find(names.begin(), names.end(), one.distribution) != names.end();
    if (!is_wanted) continue;
    const auto made = edges.find(graph::output_path(one.kind, one.architecture, one.distribution));
    if (made) outputs.push_back(*made);
  }
  return outputs;
}

std::string draw_steps(const std::vector<std::string>& names, const project::Snapshot& snapshot,
                       const std::string& form) {
  const queries::Edges edges(snapshot.graph);
  const auto steps = queries::find_steps(edges, outputs_of(names, snapshot.plan, edges));
  return form == "json" ? queries::to_json(snapshot.graph, steps)
                        : queries::to_dot(snapshot.graph, steps);
}

// All that the build reads or makes, with what of the project it does not read yet.
std::vector<std::string> files_of_project(const graph::Graph& graph) {
  std::vector<std::string> paths = {
      std::string(model::k_distributions_path), std::string(model::k_dependencies_path),
      std::string(model::k_upstream_path), std::string(model::k_lock_path),
      std::string(graph::k_ninja_file)};
  for (const graph::File& file : graph.files) paths.push_back(file.path);
  return paths;
}

// A drawing in the place of such a file would be the end of it.
Status refuse_loss(const std::string& given, const project::SnapshotWithUpstream& project) {
  const fs::path output = project.invocation.from_here(given).lexically_normal();
  const project::Root& root = project.invocation.root();
  const fs::path components = root / model::k_components_folder;
  const bool is_component = output.string().starts_with(components.string() + "/");
  const std::vector<std::string> paths = files_of_project(project.snapshot.graph);
  const bool is_lost =
      is_component || std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
        std::error_code none;
        return (root / path).lexically_normal() == output ||
               fs::equivalent(root / path, output, none);
      });
  if (!is_lost) return {};
  return console::usage(fmt::format("--output names a file of the project or its build: {}", given),
                        "name one for the drawing alone, such as graph.html");
}

Status write_drawing(const std::string& given, const project::SnapshotWithUpstream& project,
                     const std::string& drawn) {
  if (Status fits = refuse_loss(given, project); !fits) return fits;
  const auto written = io::write_if_changed(project.invocation.from_here(given), drawn);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace

Result<console::Answer> answer_graph(const console::Arguments& arguments,
                                     const console::Form& form) {
  const std::string name = find_form(arguments, form);
  const bool wants_steps = arguments.has("steps");
  if (wants_steps && name == "html")
    return console::usage("the page does not show steps", "--steps goes with --format dot or json");
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const auto relations = queries::relate(project->catalog(), arguments.inputs());
  if (!relations) return fail(relations.error());
  std::string drawn = wants_steps
                          ? draw_steps(arguments.inputs(), project->snapshot, name)
                          : draw(project->invocation.root(), *relations, project->snapshot, name);
  if (!arguments.has("output")) return console::Answer{std::move(drawn)};
  const Status written = write_drawing(arguments.last("output"), *project, drawn);
  if (!written) return fail(written.error());
  return console::Answer{};
}

}  // namespace ocelot::cli
