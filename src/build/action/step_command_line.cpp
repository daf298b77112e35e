// Converts a contract to a command line.
#include "build/action/step_command_line.hpp"

#include <fmt/format.h>

#include "project/generate/gen_request.hpp"
#include "support/console/common_options.hpp"
#include "support/io/environment.hpp"

namespace ocelot::action {

namespace {

constexpr console::Option k_offline_option{"offline", "", "never use the network"};
constexpr console::Option k_tool_option{
    "tool", "PATH", "a program that is in none of the folders that steps search; may be repeated"};

}  // namespace

console::CommandLine command_line(const graph::StepCommand& command) {
  console::CommandLine line{fmt::format("ocelot-gen step {}", command.name),
                            std::string(command.purpose),
                            std::string(command.inputs),
                            {command.options.begin(), command.options.end()}};
  line.options.insert(line.options.end(),
                      {k_offline_option, generate::k_no_cache_option, k_tool_option,
                       console::k_color_option, console::k_message_format_option});
  return line;
}

bool is_offline(const console::Arguments& arguments) {
  return arguments.has(k_offline_option.long_name());
}

std::vector<std::string> programs_of(const console::Arguments& arguments) {
  return arguments.all(k_tool_option.long_name());
}

bool may_use_cache(const console::Arguments& arguments) {
  return !arguments.has(generate::k_no_cache_option.long_name()) &&
         io::environment_variable("OCELOT_CACHE") != "off";
}

}  // namespace ocelot::action
