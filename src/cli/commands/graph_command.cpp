// graph: the declaration or the steps, drawn.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "cli/commands/page_output.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/paths.hpp"
#include "queries/render/graph_dot.hpp"
#include "queries/render/graph_json.hpp"
#include "queries/render/graph_page.hpp"
#include "support/base/printable.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

using console::OutputFormat;

// What --format says, else what the file's ending says.
OutputFormat find_format(const console::Arguments& arguments, const console::Terminal& terminal) {
  static const std::map<std::string, OutputFormat> k_endings = {{".dot", OutputFormat::dot},
                                                                {".gv", OutputFormat::dot},
                                                                {".html", OutputFormat::html},
                                                                {".json", OutputFormat::json}};
  const fs::path output = arguments.last("output");
  const auto ending = k_endings.find(output.extension().string());
  return arguments.has("format") || ending == k_endings.end() ? terminal.style().format
                                                              : ending->second;
}

std::string draw(const project::Root& root, const queries::Relations& relations,
                 const project::Snapshot& snapshot, OutputFormat format,
                 const std::string& report) {
  if (format == OutputFormat::dot) return to_dot(relations);
  const queries::Source source{snapshot.model.upstream, snapshot.commit(),
                               project::read_upstream_version(root)};
  return format == OutputFormat::json
             ? to_json(relations, source, Json::Layout::indented)
             : queries::to_page(to_json(relations, source, Json::Layout::compact), report);
}

// A plan with the layers of some distributions; all of them without names.
graph::Plan restrict_plan(graph::Plan plan, const std::vector<std::string>& names) {
  std::erase_if(plan.layers, [&](const graph::ArtifactPlan& layer) {
    return !names.empty() &&
           std::find(names.begin(), names.end(), layer.distribution) == names.end();
  });
  return plan;
}

std::string draw_steps(const std::vector<std::string>& names, const graph::Plan& plan,
                       const project::Snapshot& snapshot, OutputFormat format) {
  const queries::Edges edges(snapshot.graph);
  const auto steps =
      queries::find_steps(edges, files_of(restrict_plan(plan, names), snapshot.graph));
  return format == OutputFormat::json ? queries::to_json(snapshot.graph, steps)
                                      : queries::to_dot(snapshot.graph, steps);
}

// The distributions to draw: those that are named, and those that -d and -a choose.
std::vector<std::string> names_to_draw(const console::Arguments& arguments,
                                       const graph::Plan& chosen) {
  std::vector<std::string> names = arguments.inputs();
  if (!arguments.has("distribution") && !arguments.has("architecture")) return names;
  for (std::string& name : distributions_of(chosen)) names.push_back(std::move(name));
  return names;
}

Result<Answer> run_graph(const console::Arguments& arguments, const console::Terminal& terminal) {
  const OutputFormat format = find_format(arguments, terminal);
  const bool has_steps = arguments.has("steps");
  if (has_steps && format == OutputFormat::html)
    return console::usage("the HTML page cannot show steps",
                          "use --steps with --format dot or json");
  const auto project = load_with_documents(arguments);
  if (!project) return fail(project.error());
  const Result<graph::Plan> plan = choose_layers(arguments, project->snapshot);
  if (!plan) return fail(plan.error());
  const std::vector<std::string> names = names_to_draw(arguments, *plan);
  const auto relations = queries::relate(project->catalog(), names);
  if (!relations) return fail(relations.error());
  const std::string drawing = io::mask_secrets(
      has_steps ? draw_steps(names, *plan, project->snapshot, format)
                : draw(project->invocation.root(), *relations, project->snapshot, format,
                       arguments.has("report") ? arguments.last("report") : ""));
  if (!arguments.has("output")) return Answer{drawing};
  const std::string path = arguments.last("output");
  const bool is_dry_run = arguments.has("dry-run");
  if (Status written = write_page(path, *project, drawing, is_dry_run); !written)
    return fail(written.error());
  return Answer{is_dry_run ? fmt::format("would write {}\n", printable_line(path)) : std::string()};
}

}  // namespace

Command graph_row() {
  return {
      .name = "graph",
      .section = Section::examine,
      .line = {"ocelot-gen graph",
               "Draws the declaration, or the steps of the build, for Graphviz or as a page.",
               "[DISTRIBUTION…]",
               {console::Option{"o,output", "FILE", "write to this file (default: stdout)"}.takes(
                    console::ValueKind::file),
                {"steps", "", "draw steps and files instead of the declaration"},
                {"report", "LINK", "link each distribution of the HTML page to this report page"},
                console::Option{"format", "FORMAT",
                                "dot, html or json (default: by FILE's ending, OCELOT_FORMAT, "
                                "or dot)"}
                    .takes(console::ValueKind::format)},
               {{{console::ValueKind::distribution}}}},
      .examples = {{"ocelot-gen graph -o graph.html",
                    "a self-contained HTML page to search and click"},
                   {"ocelot-gen graph minimal | dot -Tsvg -o minimal.svg", "drawn by Graphviz"},
                   {"ocelot-gen graph --steps minimal", "the steps of the build"}},
      .shared = {.project = true, .chooses_layers = true, .writes = true},
      .formats = {OutputFormat::dot, OutputFormat::html, OutputFormat::json},
      .run = run_graph};
}

}  // namespace ocelot::cli
