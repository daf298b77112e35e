// why: what puts a component into a distribution, or keeps it out.
#include <fmt/format.h>

#include "cli/commands/component_words.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "project/known_types.hpp"
#include "queries/render/why_view.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_order = "write: ocelot-gen why DISTRIBUTION COMPONENT";

Result<Answer> run_why(const console::Arguments& arguments, const console::Terminal& terminal) {
  const console::Words inputs = join_component_words(arguments.inputs());
  if (Status fits = expect_inputs(inputs, 2, "a distribution and a component"); !fits)
    return console::usage(fits.error().front().message, std::string(k_order));
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  const auto distribution = catalog.distribution(inputs[0]);
  if (!distribution && catalog.distribution(inputs[1]))
    return console::usage(
        "the distribution comes first, then the component",
        fmt::format("did you mean 'ocelot-gen why {} {}'?", inputs[1], inputs[0]));
  if (!distribution) return fail(distribution.error());
  const auto component = catalog.component(inputs[1]);
  if (!component) return fail(component.error());
  queries::Why why = queries::explain(catalog, **distribution, **component);
  why.types =
      queries::known_types_of(**component, project::read_known_types(project->invocation.root()));
  return Answer{is_json(terminal) ? to_json(why) : to_text(why, terminal.style().page)};
}

}  // namespace

Command why_row() {
  return {.name = "why",
          .section = Section::examine,
          .line = {"ocelot-gen why",
                   "Explains why a distribution includes a component, or what is missing.",
                   "DISTRIBUTION COMPONENT",
                   {},
                   {{{console::ValueKind::distribution}}, {{console::ValueKind::component}}}},
          .examples = {{"ocelot-gen why minimal exporter.awss3", ""},
                       {"ocelot-gen why minimal exporter awss3", "the same"}},
          .shared = {.project = true},
          .formats = k_text_or_json,
          .run = run_why};
}

}  // namespace ocelot::cli
