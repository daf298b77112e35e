// Converts a contract to a command line.
#include "build/action/step_command_line.hpp"

#include <fmt/format.h>

#include "project/generate/gen_request.hpp"
#include "support/console/common_options.hpp"
#include "support/io/environment.hpp"

namespace ocelot::action {

namespace {

constexpr console::Option k_offline_option{"offline", "", "never use the network"};
constexpr console::Option k_launched_option{
    "launched", "", "with --sandbox: a launcher runs this step, perhaps on another host"};
constexpr console::Option k_tool_option{
    "tool", "PATH", "a program that is in none of the folders that steps search; may be repeated"};

constexpr console::Option k_writer_option{
    "cache-writer", "KEY",
    "the public key of somebody whose entries of the shared cache are used; may be repeated"};

}  // namespace

console::CommandLine command_line(const graph::StepCommand& command) {
  console::CommandLine line{fmt::format("ocelot-gen step {}", command.name),
                            std::string(command.purpose),
                            std::string(command.inputs),
                            {command.options.begin(), command.options.end()}};
  if (command.runs_upstream)
    line.options.insert(line.options.end(), {generate::k_sandbox_option, k_launched_option});
  line.options.insert(
      line.options.end(),
      {k_offline_option, generate::k_no_cache_option, generate::k_remote_cache_option,
       generate::k_remote_cache_mode_option, k_writer_option, k_tool_option,
       console::k_color_option, console::k_message_format_option});
  return line;
}

Result<steps::ToolSandbox> sandbox_of(const console::Arguments& arguments) {
  const std::string name = generate::k_sandbox_option.long_name();
  if (!arguments.has(name)) return steps::ToolSandbox();
  const std::optional<model::Sandbox> kind = model::parse_sandbox(arguments.last(name));
  if (kind) return steps::ToolSandbox{*kind, arguments.has(k_launched_option.long_name())};
  return console::usage(fmt::format("invalid value '{}' for --sandbox", arguments.last(name)),
                        "write --sandbox, or --sandbox=container");
}

bool is_offline(const console::Arguments& arguments) {
  return arguments.has(k_offline_option.long_name());
}

std::vector<std::string> programs_of(const console::Arguments& arguments) {
  return arguments.all(k_tool_option.long_name());
}

std::vector<std::string> cache_writers_of(const console::Arguments& arguments) {
  return arguments.all(k_writer_option.long_name());
}

bool may_use_cache(const console::Arguments& arguments) {
  return !arguments.has(generate::k_no_cache_option.long_name()) &&
         io::environment_variable("OCELOT_CACHE") != "off";
}

}  // namespace ocelot::action
