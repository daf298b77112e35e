// The nearest command, by meaning or by spelling.
#include "cli/unknown_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_names.hpp"
#include "cli/command_table.hpp"
#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::cli {

namespace {

std::vector<std::string_view> names_of(const std::vector<const Command*>& commands) {
  std::vector<std::string_view> names;
  for (const Command* command : commands) names.push_back(command->name);
  return names;
}

std::string help_for(const std::string& word) {
  if (const auto hint = find_hint(word)) return fmt::format("did you mean '{}'?", *hint);
  std::vector<std::string_view> names;
  for (const Command& command : all_commands()) names.push_back(command.name);
  return suggest(word, names, "see: ocelot-gen --help");
}

// `new` or `new componnet`.
console::ExitCode refuse_half(const console::Words& words,
                              const std::vector<const Command*>& commands) {
  const std::vector<std::string_view> names = names_of(commands);
  const std::string others = fmt::format("write one of: {}", fmt::join(names, ", "));
  if (words.size() == 1)
    return console::usage_error(
        console::usage(fmt::format("'{}' is the first word of several commands", words[0]), others)
            .value());
  const std::string word = words[0] + " " + words[1];
  return console::usage_error(
      console::usage(fmt::format("unknown command '{}'", word), suggest(word, names, others))
          .value());
}

}  // namespace

console::ExitCode refuse_unknown_command(const console::Words& words) {
  const std::vector<const Command*> commands = commands_under(words[0]);
  if (commands.empty())
    return console::usage_error(
        console::usage(fmt::format("unknown command '{}'", words[0]), help_for(words[0])).value());
  if (words.size() == 1 || (words[1] != "--help" && words[1] != "-h"))
    return refuse_half(words, commands);
  for (const Command* command : commands)
    console::print_out("{:<18}{}\n", command->name, command->line.purpose);
  return console::ExitCode::done;
}

}  // namespace ocelot::cli
