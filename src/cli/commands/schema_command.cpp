// schema: JSON Schemas of the YAML files, for editors.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "declaration/model/project_files.hpp"
#include "project/project.hpp"
#include "queries/render/schema_json.hpp"
#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(The names are distributions, component_dependencies, upstream and lock. --install writes the schemas to
config/schemas/ and prints, for each file that people write, the line that names its schema to
editors: put it first in the file.)";

console::CommandLine command_line() {
  return {"ocelot-gen schema",
          "Prints the JSON Schema of a YAML file, or installs all of them for editors.",
          "[NAME]",
          {{"install", "", "write all of them to config/schemas/"},
           {"C,directory", "DIR", "with --install: the project's folder"},
           console::k_colour_option,
           console::k_format_option}};
}

Status print_schema(const std::string& name) {
  std::vector<std::string_view> names;
  for (const queries::SchemaFile& file : queries::schema_files()) names.push_back(file.name);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const auto near = nearest(name, names);
    return console::usage(fmt::format("no schema '{}'", name),
                          near ? fmt::format("did you mean '{}'?", *near)
                               : fmt::format("there are {}", fmt::join(names, ", ")));
  }
  console::print_out("{}", queries::schema_of(name));
  return {};
}

Status install(const console::Arguments& given, const console::Terminal& terminal) {
  const auto root = project::find_root(given.has("directory") ? given.last("directory") : ".");
  if (!root) return fail(root.error());
  for (const queries::SchemaFile& file : queries::schema_files()) {
    const std::string schema = fmt::format("schemas/{}.json", file.name);
    const auto written =
        io::write_if_changed(*root / "config" / schema, queries::schema_of(file.name));
    if (!written) return fail(written.error());
    if (file.path == model::k_lock_path) continue;
    terminal.tell(fmt::format("{}: # yaml-language-server: $schema={}", file.path, schema));
  }
  return {};
}

console::ExitCode run_schema(const console::Arguments& given) {
  const Result<console::Manner> manner = console::read_manner(given);
  if (!manner) return console::refuse(manner.error());
  const console::Terminal terminal(*manner);
  const std::vector<std::string> inputs = given.inputs();
  if (given.has("install") && inputs.empty()) return terminal.end(install(given, terminal));
  if (given.has("install") || inputs.size() != 1)
    return terminal.end(console::usage("schema takes one name, or --install"));
  return terminal.end(print_schema(inputs.front()));
}

}  // namespace

Command schema_row() {
  return {"schema",
          command_line(),
          {{"ocelot-gen schema distributions", ""},
           {"ocelot-gen schema --install", "for editors with yaml-language-server"}},
          k_notes,
          run_schema};
}

}  // namespace ocelot::cli
