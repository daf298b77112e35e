// Walks the words of a command line as far as they are typed.
#include "support/console/line_completion.hpp"

#include <algorithm>

#include "support/console/common_options.hpp"
#include "support/console/fixed_values.hpp"

namespace ocelot::console {

namespace {

// What has been typed of a command line, before the word in question.
struct Typed {
  Words inputs;
  std::string folder;               ///< the project's, by -C
  const Option* waiting = nullptr;  ///< the option whose value the word is
  bool options_end = false;         ///< by --
};

bool is_option(const std::string& word) {
  return word.size() > 1 && word.starts_with('-');
}

// The option that a word names: -d or --distribution.
const Option* find_option(const CommandLine& line, std::string_view word) {
  if (word.starts_with("--")) return line.find(word.substr(2));
  return word.size() == 2 ? line.find(word[1]) : nullptr;
}

Typed read_typed(const CommandLine& line, const Words& words, const std::string& folder) {
  Typed typed;
  typed.folder = folder;
  for (const std::string& word : words) {
    if (typed.waiting != nullptr) {
      if (typed.waiting->long_name() == k_directory_option.long_name()) typed.folder = word;
      typed.waiting = nullptr;
    } else if (typed.options_end || !is_option(word)) {
      typed.inputs.push_back(word);
    } else if (word == "--") {
      typed.options_end = true;
    } else if (const Option* option = find_option(line, word); option != nullptr) {
      if (option->awaits_value()) typed.waiting = option;
    }
  }
  return typed;
}

Completion complete_option_names(const CommandLine& line) {
  Completion found;
  for (const Option& option : line.options) {
    if (option.hidden) continue;
    const std::string name = option.long_name();
    found.candidates.push_back({(name.size() == 1 ? "-" : "--") + name, std::string(option.help)});
  }
  found.candidates.push_back({"--help", "show this text"});
  return found;
}

// The values of one command line, by kind.
class ValuesInFolder {
 public:
  ValuesInFolder(const FindValues& find, const std::string& folder)
      : find_(find), folder_(folder) {}

  Completion of(ValueKind kind) const {
    Completion found = fixed_values(kind);
    found.append(find_(kind, folder_));
    return found;
  }

  Completion of(const Option& option, const std::string& before) const {
    Completion found = of(option.kind);
    for (Candidate& candidate : found.candidates) candidate.value = before + candidate.value;
    return found;
  }

  Completion of(const InputSlot& slot) const {
    Completion all = slot.words.empty() ? Completion() : words_of(slot.words);
    for (ValueKind kind : slot.kinds) all.append(of(kind));
    return all;
  }

 private:
  const FindValues& find_;
  const std::string& folder_;
};

Completion complete_input(const CommandLine& line, const Typed& typed,
                          const ValuesInFolder& values) {
  if (line.slots.empty()) return {};
  const bool repeats = line.inputs.find("…") != std::string::npos;
  const std::size_t last = line.slots.size() - 1;
  if (typed.inputs.size() > last && !repeats) return {};
  return values.of(line.slots[std::min(typed.inputs.size(), last)]);
}

}  // namespace

Completion complete_line(const CommandLine& line, const Words& words, const std::string& folder,
                         const FindValues& find) {
  const Typed typed = read_typed(line, {words.begin(), words.end() - 1}, folder);
  const ValuesInFolder values(find, typed.folder);
  const std::string& word = words.back();
  if (typed.waiting != nullptr) return values.of(*typed.waiting, "");
  const std::size_t equals = word.find('=');
  if (word.starts_with("--") && equals != std::string::npos) {
    const Option* option = find_option(line, word.substr(0, equals));
    return option == nullptr ? Completion() : values.of(*option, word.substr(0, equals + 1));
  }
  if (word.starts_with('-') && !typed.options_end) return complete_option_names(line);
  return complete_input(line, typed, values);
}

}  // namespace ocelot::console
