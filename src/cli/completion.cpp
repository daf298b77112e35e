// Walking the words of a command line as far as they are typed.
#include "cli/completion.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "build/action/step_command_line.hpp"
#include "support/base/text.hpp"
#include "support/console/terminal.hpp"

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

bool names(const console::Option& option, const std::string& word) {
  if (word == "--" + option.long_name()) return true;
  const std::size_t comma = option.name.find(',');
  return comma != std::string_view::npos &&
         word == fmt::format("-{}", option.name.substr(0, comma));
}

const console::Option* find_option(const console::CommandLine& line, const std::string& word) {
  const auto found = std::find_if(line.options.begin(), line.options.end(),
                                  [&](const console::Option& one) { return names(one, word); });
  return found == line.options.end() ? nullptr : &*found;
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
      if (!option->argument.empty()) typed.waiting = option;
    }
  }
  return typed;
}

void add(Completion& all, Completion more) {
  all.candidates.insert(all.candidates.end(), std::make_move_iterator(more.candidates.begin()),
                        std::make_move_iterator(more.candidates.end()));
  all.paths = std::max(all.paths, more.paths, [](Paths one, Paths other) {
    return one == Paths::none && other != Paths::none;
  });
}

Completion complete_option_names(const console::CommandLine& line) {
  Completion found;
  for (const console::Option& option : line.options) {
    const std::string name = option.long_name();
    found.candidates.push_back({(name.size() == 1 ? "-" : "--") + name, std::string(option.help)});
  }
  found.candidates.push_back({"--help", "this text"});
  return found;
}

// `-d NAME` says only NAME, to keep the table of options narrow.
std::string_view word_of(const console::Option& option) {
  return option.long_name() == "distribution" ? "DISTRIBUTION" : option.argument;
}

Completion complete_value(const console::Option& option, const Command* command,
                          const std::string& folder, const std::string& before) {
  Completion found = values_of(word_of(option), command, folder).value_or(Completion());
  for (Candidate& one : found.candidates) one.value = before + one.value;
  return found;
}

Completion complete_input(const console::CommandLine& line, const Typed& typed,
                          const Command* command) {
  Completion found;
  for (std::string_view word : words_of_inputs(line.inputs, typed.inputs.size())) {
    if (const auto values = values_of(word, command, typed.folder))
      add(found, *values);
    else if (!is_in_capitals(word))
      found.candidates.push_back({std::string(word)});
  }
  return found;
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
  for (const Command& one : all_commands()) {
    const std::vector<std::string_view> name = split(one.name, ' ');
    const std::size_t typed = words.size() - 1;
    if (name.size() <= typed || !std::equal(words.begin(), words.end() - 1, name.begin())) continue;
    const std::string next(name[typed]);
    const auto& known = found.candidates;
    const bool is_known = std::any_of(known.begin(), known.end(),
                                      [&](const Candidate& other) { return other.value == next; });
    if (!is_known)
      found.candidates.push_back({next, name.size() == typed + 1 ? one.line.purpose : ""});
  }
  return found;
}

void keep_what_begins_with(const std::string& start, Completion& found) {
  std::erase_if(found.candidates,
                [&](const Candidate& one) { return !one.value.starts_with(start); });
}

Completion complete_any(const console::Words& words, const std::string& folder) {
  for (const Command& one : all_commands()) {
    const std::size_t length = match(one, words);
    if (length == 0) continue;
    const console::Words rest(words.begin() + static_cast<std::ptrdiff_t>(length), words.end());
    return one.name == "step" ? complete_step(one, rest, folder)
                              : complete_line(one.line, &one, rest, folder);
  }
  if (!words[0].starts_with('-')) return complete_command_names(words);
  const Command& gen = *find_command("gen");
  return complete_line(gen.line, &gen, words, folder);
}

}  // namespace

bool is_in_capitals(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string_view> words_of_inputs(std::string_view inputs, std::size_t position) {
  std::vector<std::string_view> slots;
  for (std::string_view slot : split(inputs, ' ')) {
    if (slot.find("OPTION") == std::string_view::npos) slots.push_back(slot);
  }
  constexpr std::string_view k_repeats = "…";
  if (slots.empty()) return {};
  if (position >= slots.size() && slots.back().find(k_repeats) == std::string_view::npos) return {};
  std::vector<std::string_view> words;
  for (std::string_view word : split(slots[std::min(position, slots.size() - 1)], '|')) {
    while (word.starts_with('[')) word.remove_prefix(1);
    words.push_back(word.substr(0, word.find_first_of("[]@\xe2")));
  }
  std::erase(words, std::string_view());
  return words;
}

Completion complete(const console::Words& words) {
  if (words.empty()) return {};
  // As with git, -C DIR may stand before the command.
  const bool has_folder = words.size() > 2 && names(console::k_directory_option, words[0]);
  const console::Words rest(words.begin() + (has_folder ? 2 : 0), words.end());
  Completion found = complete_any(rest, has_folder ? words[1] : ".");
  keep_what_begins_with(words.back(), found);
  return found;
}

}  // namespace ocelot::cli
