// Finds the command of a line that is being typed.
#include "cli/completion.hpp"

#include <algorithm>

#include "build/action/step_command_line.hpp"
#include "cli/command_table.hpp"
#include "cli/completion_values.hpp"
#include "support/base/text.hpp"
#include "support/console/line_completion.hpp"

namespace ocelot::cli {

namespace {

using console::Candidate;
using console::Completion;

// `command` is null for a step.
Completion complete_line(const console::CommandLine& line, const Command* command,
                         const console::Words& words, const std::string& folder) {
  return console::complete_line(line, words, folder,
                                [command](console::ValueKind kind, const std::string& place) {
                                  return values_of(kind, command, place);
                                });
}

// How many words name the command; 0 when they name another, or the name is still being typed.
std::size_t match(const Command& command, const console::Words& words) {
  const std::vector<std::string_view> name = split(command.name, ' ');
  const bool fits =
      name.size() < words.size() && std::equal(name.begin(), name.end(), words.begin());
  return fits ? name.size() : 0;
}

Completion complete_step(const Command& row, const console::Words& words,
                         const std::string& folder) {
  if (words.size() == 1) return complete_line(row.line, &row, words, folder);
  const graph::StepCommand* step = graph::find_step_command(words[0]);
  if (step == nullptr) return {};
  return complete_line(action::command_line(*step), nullptr, {words.begin() + 1, words.end()},
                       folder);
}

// The next word of every command whose name begins with what was typed.
Completion complete_command_names(const console::Words& words) {
  Completion found;
  for (const Command& command : all_commands()) {
    const std::vector<std::string_view> name = split(command.name, ' ');
    const std::size_t typed = words.size() - 1;
    if (name.size() <= typed || !std::equal(words.begin(), words.end() - 1, name.begin())) continue;
    const std::string next(name[typed]);
    const auto& offered_so_far = found.candidates;
    const bool is_offered =
        std::any_of(offered_so_far.begin(), offered_so_far.end(),
                    [&](const Candidate& offered) { return offered.value == next; });
    if (!is_offered)
      found.candidates.push_back({next, name.size() == typed + 1 ? command.line.purpose : ""});
  }
  return found;
}

Completion complete_any(const console::Words& words, const std::string& folder) {
  for (const Command& command : all_commands()) {
    const std::size_t length = match(command, words);
    if (length == 0) continue;
    const console::Words rest(words.begin() + static_cast<std::ptrdiff_t>(length), words.end());
    return command.name == "step" ? complete_step(command, rest, folder)
                                  : complete_line(command.line, &command, rest, folder);
  }
  if (!words[0].starts_with('-')) return complete_command_names(words);
  const Command& gen = *find_command("gen");
  return complete_line(gen.line, &gen, words, folder);
}

}  // namespace

console::Completion complete(const console::Words& words) {
  if (words.empty()) return {};
  // As with git, -C DIR may precede the command.
  const bool has_folder = words.size() > 2 && (words[0] == "-C" || words[0] == "--directory");
  const console::Words rest(words.begin() + (has_folder ? 2 : 0), words.end());
  Completion found = complete_any(rest, has_folder ? words[1] : ".");
  found.keep_what_begins_with(words.back());
  return found;
}

}  // namespace ocelot::cli
