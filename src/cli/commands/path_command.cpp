// path: how one file leads to another in the build.
#include "cli/commands/component_words.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "queries/edges.hpp"
#include "queries/render/path_view.hpp"

namespace ocelot::cli {

namespace {

Result<Answer> run_path(const console::Arguments& arguments, const console::Terminal& terminal) {
  console::Words ends = join_component_words(arguments.inputs());
  if (Status fits = expect_inputs(ends, 2, "two files or targets"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Edges edges(project->snapshot.graph);
  for (std::string& end : ends) {
    const std::string path = project->invocation.in_project(end, project->snapshot.graph);
    if (edges.find(path)) end = path;
  }
  const Result<queries::Chain> chain = queries::find_chain(edges, ends[0], ends[1]);
  if (!chain) return fail(chain.error());
  return Answer{is_json(terminal) ? to_json(*chain) : to_text(*chain, terminal.style().page)};
}

}  // namespace

Command path_row() {
  using console::ValueKind;
  const console::InputSlot end{{ValueKind::component, ValueKind::target, ValueKind::file}};
  return {.name = "path",
          .section = Section::plumbing,
          .line = {"ocelot-gen path",
                   "Shows the shortest chain of steps between two files or targets.",
                   "A B",
                   {},
                   {end, end}},
          .examples = {{"ocelot-gen path exporter.awss3 minimal-s3export",
                        "from a component to a distribution"}},
          .shared = {.project = true},
          .formats = k_text_or_json,
          .run = run_path};
}

}  // namespace ocelot::cli
