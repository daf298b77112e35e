// `ocelot-load inspect`: prints an artifact as text or JSON.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "loader/artifact.hpp"
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

std::string to_json(const load::Artifact& artifact) {
  Json json = console::document("inspect");
  json.add("file", artifact.path)
      .add("role", load::name_of(artifact.role))
      .add("architecture", artifact.architecture)
      .add("entry_points", artifact.entry_points);
  if (artifact.build) json.add("build", to_object(*artifact.build));
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

std::string to_text(const load::Artifact& artifact) {
  std::string text =
      fmt::format("file           {}\nrole           {}\narchitecture   {}\n", artifact.path,
                  load::name_of(artifact.role), artifact.architecture);
  if (!artifact.entry_points.empty())
    text += fmt::format("entry points   {}\n", fmt::join(artifact.entry_points, " "));
  text += artifact.build ? to_text(*artifact.build) : "no build information of Go\n";
  return text;
}

LoadExit inspect(const std::string& path, const console::OutputStyle& style) {
  const Result<load::Artifact> artifact = load::examine(path);
  if (!artifact) {
    console::Terminal(style).print(artifact.error());
    return LoadExit::bad_input;
  }
  const bool as_json = style.format == console::OutputFormat::json;
  console::print_out("{}", as_json ? to_json(*artifact) : printable(to_text(*artifact)));
  return LoadExit::done;
}

LoadExit run_inspect(const console::Arguments& arguments, const Invocation&) {
  const Result<console::OutputStyle> style = console::read_output_style(
      arguments, {console::OutputFormat::text, console::OutputFormat::json});
  if (!style) return refuse_usage(style.error());
  const std::vector<std::string>& files = arguments.inputs();
  if (files.size() != 1)
    return refuse_usage(
        {error("usage", {}, "expected one FILE").with_help("see: ocelot-load inspect --help")});
  return inspect(files[0], *style);
}

}  // namespace

LoadCommand inspect_row() {
  return {.name = "inspect",
          .line = {"ocelot-load inspect",
                   "Shows what a collector's library, or a plugin, is made of, without running it.",
                   "FILE",
                   {console::k_format_option, console::k_message_format_option,
                    console::k_color_option},
                   {{{console::ValueKind::file}}}},
          .examples = {{"ocelot-load inspect mark.so", "as text"},
                       {"ocelot-load inspect --format json libotelcol-amd64-edge.so", "as JSON"}},
          .run = run_inspect};
}

}  // namespace ocelot::load
