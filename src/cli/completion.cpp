// Walking the words of a command line as far as they are typed.
#include "cli/completion.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "build/action/step_command_line.hpp"
#include "cli/command_table.hpp"
#include "cli/completion_values.hpp"
#include "support/base/text.hpp"
#include "support/console/common_options.hpp"

namespace ocelot::cli {

namespace {

// What has been typed of a command line, before the word in question.
struct Typed {
  std::vector<std::string> inputs;
  std::string folder;                        ///< the project's, by -C
  const console::Option* waiting = nullptr;  ///< the option whose value the word is
  bool options_end = false;                  ///< by --
};

bool is_option(const std::string& word) {
  return word.size() > 1 && word.starts_with('-');
}

// The option that a word names: -d or --distribution.
const console::Option* find_option(const console::CommandLine& line, std::string_view word) {
  if (word.starts_with("--")) return line.find(word.substr(2));
  return word.size() == 2 ? line.find(word[1]) : nullptr;
}

Typed read_typed(const console::CommandLine& line, const console::Words& words,
                 const std::string& folder) {
  Typed typed;
  typed.folder = folder;
  for (const std::string& word : words) {
    if (typed.waiting != nullptr) {
      if (typed.waiting->long_name() == console::k_directory_option.long_name())
        typed.folder = word;
      typed.waiting = nullptr;
    } else if (typed.options_end || !is_option(word)) {
      typed.inputs.push_back(word);
    } else if (word == "--") {
      typed.options_end = true;
    } else if (const console::Option* option = find_option(line, word); option != nullptr) {
      if (option->awaits_value()) typed.waiting = option;
    }
  }
  return typed;
}

Completion complete_option_names(const console::CommandLine& line) {
  Completion found;
  for (const console::Option& option : line.options) {
    if (option.hidden) continue;
    const std::string name = option.long_name();
    found.candidates.push_back({(name.size() == 1 ? "-" : "--") + name, std::string(option.help)});
  }
  found.candidates.push_back({"--help", "show this text"});
  return found;
}

Completion complete_value(const console::Option& option, const Command* command,
                          const std::string& folder, const std::string& before) {
  Completion found = values_of(option.kind, command, folder);
  for (Candidate& candidate : found.candidates) candidate.value = before + candidate.value;
  return found;
}

Completion complete_input(const console::CommandLine& line, const Typed& typed,
                          const Command* command) {
  if (line.slots.empty()) return {};
  const bool repeats = line.inputs.find("…") != std::string::npos;
  const std::size_t last = line.slots.size() - 1;
  if (typed.inputs.size() > last && !repeats) return {};
  return values_of(line.slots[std::min(typed.inputs.size(), last)], command, typed.folder);
}

Completion complete_line(const console::CommandLine& line, const Command* command,
                         const console::Words& words, const std::string& folder) {
  const Typed typed = read_typed(line, {words.begin(), words.end() - 1}, folder);
  const std::string& word = words.back();
  if (typed.waiting != nullptr) return complete_value(*typed.waiting, command, typed.folder, "");
  const std::size_t equals = word.find('=');
  if (word.starts_with("--") && equals != std::string::npos) {
    const console::Option* option = find_option(line, word.substr(0, equals));
    if (option == nullptr) return {};
    return complete_value(*option, command, typed.folder, word.substr(0, equals + 1));
  }
  if (word.starts_with('-') && !typed.options_end) return complete_option_names(line);
  return complete_input(line, typed, command);
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

void keep_what_begins_with(const std::string& start, Completion& found) {
  std::erase_if(found.candidates,
                [&](const Candidate& command) { return !command.value.starts_with(start); });
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

Completion complete(const console::Words& words) {
  if (words.empty()) return {};
  // As with git, -C DIR may precede the command.
  const bool has_folder = words.size() > 2 && (words[0] == "-C" || words[0] == "--directory");
  const console::Words rest(words.begin() + (has_folder ? 2 : 0), words.end());
  Completion found = complete_any(rest, has_folder ? words[1] : ".");
  keep_what_begins_with(words.back(), found);
  return found;
}

}  // namespace ocelot::cli
