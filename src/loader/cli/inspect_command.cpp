// `ocelot-load inspect`: prints an artifact as text or JSON.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "loader/artifact.hpp"
#include "loader/cli/component_listing.hpp"
#include "loader/cli/component_rows.hpp"
#include "loader/cli/load_commands.hpp"
#include "loader/cli/load_faults.hpp"
#include "support/base/printable.hpp"
#include "support/console/common_options.hpp"
#include "support/console/message_format.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::load {

namespace {

Json to_object(const load::GoModule& module) {
  Json object = {{"path", module.path}, {"version", module.version}};
  if (!module.sum.empty()) object.add("sum", module.sum);
  if (!module.replaced_by.empty()) object.add("replaced_by", module.replaced_by);
  return object;
}

Json to_object(const load::BuildInfo& build) {
  Json settings = Json::object();
  for (const load::BuildSetting& setting : build.settings)
    settings.add(setting.name, setting.value);
  const auto to_json = [](const load::GoModule& module) { return to_object(module); };
  return {{"go", build.go_version},
          {"package", build.package},
          {"main", to_object(build.main)},
          {"settings", settings},
          {"modules", Json::array_of(build.modules, to_json)}};
}

std::string to_json(const load::Artifact& artifact, const std::optional<Json>& components) {
  Json json = console::document("inspect");
  json.add("file", artifact.path)
      .add("role", load::name_of(artifact.role))
      .add("architecture", artifact.architecture)
      .add("entry_points", artifact.entry_points);
  if (artifact.build) json.add("build", to_object(*artifact.build));
  if (components) json.add("components", *components);
  return json.text();
}

std::string to_line(const load::GoModule& module) {
  const std::string replaced = module.replaced_by.empty() ? "" : " => " + module.replaced_by;
  return fmt::format("  {} {}{}\n", module.path, module.version, replaced);
}

std::string to_text(const load::BuildInfo& build) {
  std::string text =
      fmt::format("Go             {}\npackage        {}\n", build.go_version, build.package);
  text += "settings\n";
  for (const load::BuildSetting& item : build.settings)
    text += fmt::format("  {}={}\n", item.name, item.value);
  text += "main module\n" + to_line(build.main) + "modules\n";
  for (const load::GoModule& item : build.modules) text += to_line(item);
  return text;
}

// How to get the components; nothing for a file that cannot list them.
std::string_view way_to_components(load::Role role) {
  switch (role) {
    case load::Role::collector:
      return "components     listed by 'ocelot-load inspect --components FILE', which runs code of "
             "the file\n";
    case load::Role::plugin:
      return "components     listed by 'ocelot-load inspect --components --library LIBRARY FILE', "
             "which runs code of both files\n";
    default:
      return "";
  }
}

std::string to_text(const load::Artifact& artifact, const std::optional<Json>& components) {
  std::string text =
      fmt::format("file           {}\nrole           {}\narchitecture   {}\n", artifact.path,
                  load::name_of(artifact.role), artifact.architecture);
  if (!artifact.entry_points.empty())
    text += fmt::format("entry points   {}\n", fmt::join(artifact.entry_points, " "));
  text += artifact.build ? to_text(*artifact.build) : "no build information of Go\n";
  if (!components) return text.append(way_to_components(artifact.role));
  return text + "components\n" + component_rows(*components);
}

LoadExit report(const Diagnostics& faults, const InspectionRequest& request) {
  console::Terminal(request.style).print(faults);
  return LoadExit::bad_input;
}

LoadExit inspect(const InspectionRequest& request) {
  const Result<load::Artifact> artifact = load::examine(request.file);
  if (!artifact) return report(artifact.error(), request);
  std::optional<Json> components;
  if (request.components) {
    if (Status valid = check_library_option(*artifact, request); !valid)
      return refuse_usage(valid.error());
    const Result<Json> listed = components_of(*artifact, request);
    if (!listed) return report(listed.error(), request);
    components = *listed;
  }
  const bool as_json = request.style.format == console::OutputFormat::json;
  console::print_out(
      "{}", as_json ? to_json(*artifact, components) : printable(to_text(*artifact, components)));
  return LoadExit::done;
}

LoadExit run_inspect(const console::Arguments& arguments, const Invocation&) {
  const Result<InspectionRequest> request = read_inspection_request(arguments);
  return request ? inspect(*request) : refuse_usage(request.error());
}

}  // namespace

LoadCommand inspect_row() {
  return {
      .name = "inspect",
      .line =
          {"ocelot-load inspect",
           "Shows what a collector's library, or a plugin, is made of. Runs no code of the "
           "file, except with --components.",
           "FILE",
           {{"components", "",
             "load the file in a child process, which runs code of it, and list its components"},
            {"l,library", "FILE",
             "with --components, for a plugin: the library that it belongs to"},
            {"trial-timeout", "S",
             "with --components: how many seconds the child process may take (default: 60)"},
            console::k_format_option,
            console::k_message_format_option,
            console::k_color_option},
           {{{console::ValueKind::file}}}},
      .examples = {{"ocelot-load inspect mark.so", "as text"},
                   {"ocelot-load inspect --components libotelcol-amd64-edge.so",
                    "with its components"},
                   {"ocelot-load inspect --format json libotelcol-amd64-edge.so", "as JSON"}},
      .run = run_inspect};
}

}  // namespace ocelot::load
