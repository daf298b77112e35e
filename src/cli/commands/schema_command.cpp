// schema: JSON Schemas of the YAML files, for editors.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands/rows.hpp"
#include "declaration/model/project_files.hpp"
#include "project/root.hpp"
#include "queries/render/schema_json.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(The names are distributions, component_dependencies, upstream, policy and lock. --install writes
the schemas to config/schemas/ and prints, for each file that people write, the line that names its
schema to editors: put it first in the file.)";

std::vector<std::string_view> names_of_schemas() {
  std::vector<std::string_view> names;
  for (const queries::SchemaFile& file : queries::schema_files()) names.push_back(file.name);
  return names;
}

Result<Answer> print_schema(const std::string& name) {
  const std::vector<std::string_view> names = names_of_schemas();
  if (std::find(names.begin(), names.end(), name) != names.end())
    return Answer{std::string(queries::schema_of(name))};
  return console::usage(
      fmt::format("unknown schema '{}'", name),
      suggest(name, names, fmt::format("write one of: {}", fmt::join(names, ", "))));
}

Result<Answer> install(const console::Arguments& arguments, const console::Terminal& terminal) {
  const auto root = project::find_root(".");
  if (!root) return fail(root.error());
  for (const queries::SchemaFile& file : queries::schema_files()) {
    const std::string schema = fmt::format("schemas/{}.json", file.name);
    if (arguments.has("dry-run")) {
      terminal.print_out(fmt::format("would write config/{}", schema));
      continue;
    }
    const auto written =
        io::write_if_changed(*root / "config" / schema, queries::schema_of(file.name));
    if (!written) return fail(written.error());
    if (file.path == model::k_lock_path) continue;
    terminal.print_out(fmt::format("{}: # yaml-language-server: $schema={}", file.path, schema));
  }
  return Answer{};
}

Result<Answer> run_schema(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& inputs = arguments.inputs();
  if (arguments.has("install") && inputs.empty()) return install(arguments, terminal);
  if (arguments.has("install") || inputs.size() != 1)
    return console::usage("expected one schema name, or --install");
  return print_schema(inputs.front());
}

}  // namespace

Command schema_row() {
  return {.name = "schema",
          .section = Section::shell,
          .line = {"ocelot-gen schema",
                   "Prints the JSON Schema of a YAML file, or installs all of them for editors.",
                   "[NAME]",
                   {{"install", "", "write all of them to config/schemas/"}},
                   {{{}, "distributions|component_dependencies|upstream|policy|lock"}}},
          .examples = {{"ocelot-gen schema distributions", ""},
                       {"ocelot-gen schema --install", "for editors with yaml-language-server"}},
          .notes = k_notes,
          .shared = {.writes = true},
          .run = run_schema};
}

}  // namespace ocelot::cli
