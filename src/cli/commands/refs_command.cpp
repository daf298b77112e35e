// refs: the distributions that use a file, a component, a module or a tag.
#include "cli/commands/component_words.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "queries/edges.hpp"
#include "queries/render/refs_view.hpp"

namespace ocelot::cli {

namespace {

Result<Answer> run_refs(const console::Arguments& arguments, const console::Terminal& terminal) {
  const console::Words inputs = join_component_words(arguments.inputs());
  if (Status fits = expect_inputs(inputs, 1, "a file, component, module or tag"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Edges edges(project->snapshot.graph);
  const std::string path = project->invocation.in_project(inputs[0], project->snapshot.graph);
  const Result<queries::Uses> uses =
      queries::find_uses(project->catalog(), edges, edges.find(path) ? path : inputs[0]);
  if (!uses) return fail(uses.error());
  return Answer{is_json(terminal) ? to_json(*uses) : to_text(*uses, terminal.style().page)};
}

}  // namespace

Command refs_row() {
  using console::ValueKind;
  return {.name = "refs",
          .section = Section::examine,
          .line = {"ocelot-gen refs",
                   "Lists the distributions that use a file, a component, a module or a tag.",
                   "FILE|COMPONENT|MODULE|TAG",
                   {},
                   {{{ValueKind::file, ValueKind::component, ValueKind::module, ValueKind::tag}}}},
          .examples = {{"ocelot-gen refs exporter.awss3", ""},
                       {"ocelot-gen refs config/examples/forwarder.yaml", ""},
                       {"ocelot-gen refs lambdacomponents.processor.batch", ""}},
          .shared = {.project = true},
          .formats = k_text_or_json,
          .run = run_refs};
}

}  // namespace ocelot::cli
