// new component: a wrapper, its dependency, and its tag in distributions.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/rows.hpp"
#include "project/draft/new_component.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/module_path.hpp"

namespace ocelot::cli {

namespace {

using draft::Declaration;
using draft::NewComponent;

constexpr std::string_view k_notes =
    R"(TYPE.NAME may be written instead of TYPE NAME. The default MODULE is
go.opentelemetry.io/collector/TYPE/NAMETYPE for a component of the Collector's own repository, else
github.com/open-telemetry/opentelemetry-collector-contrib/TYPE/NAMETYPE, without underscores. The
default VERSION is that of upstream's collector.)";

// `exporter.awss3` as its type and its name.
console::Words split_component(const console::Words& words) {
  if (words.empty()) return words;
  const std::size_t dot = words[0].find('.');
  if (dot == std::string::npos) return words;
  console::Words parts = {words[0].substr(0, dot), words[0].substr(dot + 1)};
  parts.insert(parts.end(), words.begin() + 1, words.end());
  return parts;
}

Status check_type(const std::string& type) {
  const auto& types = draft::component_types();
  if (std::find(types.begin(), types.end(), type) != types.end()) return {};
  return console::usage(fmt::format("unknown type '{}'", type),
                        suggest(type, types, fmt::format("types: {}", fmt::join(types, ", "))));
}

Result<NewComponent> read_component(const console::Arguments& arguments) {
  const console::Words words = split_component(arguments.inputs());
  if (words.size() < 2 || words.size() > 3)
    return console::usage(fmt::format("expected a type and a name, got {}",
                                      counted(arguments.inputs().size(), "argument")),
                          "for example: ocelot-gen new component exporter awss3");
  if (Status valid = check_type(words[0]); !valid) return fail(valid.error());
  if (auto fault = draft::check_component_name(words[0], words[1])) return fail(std::move(*fault));
  const bool is_given = words.size() == 3;
  const auto module =
      draft::read_module(is_given ? words[2] : draft::usual_module(words[0], words[1]));
  if (!module) return fail(module.error());
  return NewComponent{words[0], words[1], *module,
                      arguments.has("import") ? arguments.last("import") : module->path};
}

// The path becomes part of a Go file.
Status check_import(const NewComponent& component) {
  const bool is_path = !golang::find_path_fault(component.import_path);
  if (is_path && golang::is_within(component.import_path, component.module.path)) return {};
  return console::usage(
      fmt::format("'{}' is not a package of {}", component.import_path, component.module.path),
      "--import takes the path of the module, or of a package below it");
}

Status refuse_upstreams(const NewComponent& component, const queries::Catalog& catalog) {
  const queries::CatalogEntry* listed = catalog.find(component.type + "." + component.name);
  if (listed == nullptr || !listed->is_upstreams()) return {};
  return fail(
      error("already-there", {},
            fmt::format("upstream already has {}, in {}", listed->name(), listed->files().front()))
          .with_help(fmt::format("add its tag to a distribution: {}", component.tag())));
}

Status add_to_distributions(Declaration& drafted, const NewComponent& component,
                            const queries::Catalog& catalog, const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  for (const std::string& name : arguments.all("into")) {
    const auto distribution = catalog.distribution(name);
    if (!distribution) return fail(distribution.error());
    if ((*distribution)->tags.contains(component.tag())) {
      terminal.print_summary(
          fmt::format("kept     {} already has the tag {}", name, component.tag()));
    } else if (Status added = drafted.add_tag(name, component.tag()); !added) {
      return added;
    }
  }
  return {};
}

Status draft_all(Declaration& drafted, const NewComponent& component) {
  if (Status added = drafted.add_component_file(component.path(), component.wrapper()); !added)
    return added;
  return drafted.add_dependency(component.tag(), component.requirement());
}

Status draft_component(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Result<NewComponent> component = read_component(arguments);
  if (!component) return fail(component.error());
  if (Status fits = check_import(*component); !fits) return fits;
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  if (Status is_new = refuse_upstreams(*component, catalog); !is_new) return is_new;
  Declaration drafted(project->files);
  if (Status added = draft_all(drafted, *component); !added) return added;
  if (Status added = add_to_distributions(drafted, *component, catalog, arguments, terminal);
      !added)
    return added;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  if (split_component(arguments.inputs()).size() < 3)
    terminal.print_summary(fmt::format(
        "assumed  the module {}, in the version of upstream's collector", component->module.path));
  if (!arguments.has("into"))
    terminal.print_summary(
        fmt::format("next     add the tag {} to a distribution", component->tag()));
  return {};
}

Result<Answer> run_new_component(const console::Arguments& arguments,
                                 const console::Terminal& terminal) {
  return answer_of(draft_component(arguments, terminal));
}

}  // namespace

Command new_component_row() {
  using console::Option;
  using console::ValueKind;
  return {.name = "new component",
          .section = Section::start,
          .line = {"ocelot-gen new component",
                   "Adds a component that upstream does not have: its wrapper and its dependency.",
                   "TYPE NAME [MODULE[@VERSION]]",
                   {Option{"into", "DISTRIBUTION", "add its tag to this distribution; repeatable"}
                        .takes(ValueKind::distribution),
                    {"import", "PACKAGE",
                     "the package with NewFactory(), where it is below the module"}},
                   {{{ValueKind::component_type}}, {}, {{ValueKind::module}}}},
          .examples = {{"ocelot-gen new component exporter awss3 --into minimal", ""},
                       {"ocelot-gen new component exporter.kafka --dry-run", ""},
                       {"ocelot-gen new component receiver obi go.opentelemetry.io/obi@v0.11.0 "
                        "--import go.opentelemetry.io/obi/collector",
                        ""}},
          .notes = k_notes,
          .shared = {.project = true, .writes = true},
          .run = run_new_component};
}

}  // namespace ocelot::cli
