// Reads command lines with cxxopts: `-n`, `-nq`, `-dNAME`, `-d NAME`, `--name`, `--name VALUE`,
// `--name=VALUE`; `--` ends the options.
#include "support/console/options.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

// cxxopts splits the values of repeatable options at commas, but a list of tags or a path may
// contain commas.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::console {

namespace {

// cxxopts's name for the words that are not options.
constexpr const char* k_inputs = "inputs";

std::string see_help(const CommandLine& line) {
  return fmt::format("see: {} --help", line.program);
}

// For `-s`: the same letter in the other case, or the first long option that starts with it. For
// `-format`, which looks like a group of short options: the long option of that name.
std::string nearest_short(const CommandLine& line, const std::string& word, char letter) {
  if (word.size() > 2 && line.find(word.substr(1, word.find('=') - 1)) != nullptr)
    return fmt::format("did you mean '--{}'?", word.substr(1, word.find('=') - 1));
  const auto other_case = static_cast<char>(letter ^ 0x20);
  if (line.find(other_case) != nullptr) return fmt::format("did you mean '-{}'?", other_case);
  for (const Option& option : line.options) {
    const std::string name = option.long_name();
    if (!option.hidden && name.size() > 1 && name[0] == letter)
      return fmt::format("did you mean '--{}'?", name);
  }
  return see_help(line);
}

// What people write first, and the words that have the meaning; their option comes first.
constexpr auto k_guesses = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"arch", "architecture"},
    {"dist", "distribution"},
    {"github", "message-format github"},
    {"json", "format json"},
    {"ref", "upstream-ref"},
    {"repo", "upstream-repo"},
});

std::optional<std::string> guess_option(const CommandLine& line, const std::string& name) {
  for (const auto& [guess, words] : k_guesses) {
    if (name == guess && line.find(words.substr(0, words.find(' '))) != nullptr)
      return fmt::format("did you mean '--{}'?", words);
  }
  return std::nullopt;
}

std::string nearest_option(const CommandLine& line, const std::string& name) {
  if (auto guess = guess_option(line, name)) return *guess;
  std::vector<std::string> names = {"help"};
  for (const Option& option : line.options) {
    if (!option.hidden) names.push_back(option.long_name());
  }
  const auto near = nearest(name, {names.begin(), names.end()});
  return near ? fmt::format("did you mean '--{}'?", *near) : see_help(line);
}

// Null if the command line does not reject the option by name.
const RejectedOption* find_rejected(const CommandLine& line, const std::string& long_name,
                                    char letter) {
  for (const RejectedOption& rejected : line.rejected) {
    const Option option{rejected.name, "", ""};
    if (option.long_name() == long_name || (letter != 0 && option.letter() == letter))
      return &rejected;
  }
  return nullptr;
}

Unexpected<Diagnostics> reject(const CommandLine& line, const RejectedOption& rejected) {
  return usage(fmt::format("'{}' does not take --{}", line.program,
                           Option{rejected.name, "", ""}.long_name()),
               std::string(rejected.help));
}

Unexpected<Diagnostics> unknown_long(const CommandLine& line, const std::string& name) {
  if (const RejectedOption* rejected = find_rejected(line, name, 0)) return reject(line, *rejected);
  return usage(fmt::format("unknown option '--{}'", name), nearest_option(line, name));
}

Unexpected<Diagnostics> unknown_short(const CommandLine& line, const std::string& word,
                                      char letter) {
  if (const RejectedOption* rejected = find_rejected(line, "", letter))
    return reject(line, *rejected);
  return usage(fmt::format("unknown option '{}'", word.substr(0, word.find('='))),
               nearest_short(line, word, letter));
}

std::shared_ptr<cxxopts::Value> value_of(const Option& option) {
  if (option.argument.empty()) return cxxopts::value<bool>();
  const auto values = cxxopts::value<std::vector<std::string>>();
  return option.implicit.empty() ? values : values->implicit_value(std::string(option.implicit));
}

cxxopts::Options declare(const CommandLine& line) {
  cxxopts::Options options(line.program, line.purpose);
  for (const Option& option : line.options)
    options.add_options()(std::string(option.name), std::string(option.help), value_of(option));
  options.add_options()(line.find('h') == nullptr ? "h,help" : "help", "");
  if (line.inputs.empty()) return options;
  options.add_options()(k_inputs, "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional(k_inputs);
  return options;
}

// The option at the end of a word whose value is the next word; null if there is none.
const Option* awaiting_value(const CommandLine& line, const std::string& word) {
  const Option* option = nullptr;
  if (word.starts_with("--"))
    option = line.find(word.substr(2));
  else if (word.size() > 1 && word[0] == '-')
    option = line.find(word.back());
  return option != nullptr && option->awaits_value() ? option : nullptr;
}

// The first letter of a word such as `-nqdNAME` that is not an option; 0 if all are options.
char unknown_letter(const CommandLine& line, const std::string& word) {
  for (const char letter : word.substr(1)) {
    const Option* option = line.find(letter);
    if (option == nullptr && letter != 'h') return letter;
    if (option != nullptr && !option->argument.empty()) break;
  }
  return '\0';
}

// Called only after cxxopts has found an unknown option.
Unexpected<Diagnostics> unknown_option(const CommandLine& line, const Words& words) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string& word = words[i];
    if (word.size() < 2 || word[0] != '-') continue;
    const std::string name = word.substr(2, word.find('=') - 2);
    if (word[1] == '-' && name != "help" && line.find(name) == nullptr)
      return unknown_long(line, name);
    const char letter = word[1] == '-' ? '\0' : unknown_letter(line, word);
    if (letter != '\0') return unknown_short(line, word, letter);
    if (awaiting_value(line, word) != nullptr) ++i;
  }
  return usage("unknown option", see_help(line));
}

Unexpected<Diagnostics> missing_value(const CommandLine& line, const std::string& word) {
  const Option* option = awaiting_value(line, word);
  if (option == nullptr) return usage(fmt::format("'{}' needs a value", word), see_help(line));
  return usage(fmt::format("--{} needs a value: {}", option->long_name(), option->argument),
               see_help(line));
}

// Reports a flag that was written with '='.
Unexpected<Diagnostics> value_of_flag(const CommandLine& line, const Words& words) {
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string::npos) continue;
    const std::string name = word.substr(2, equals - 2);
    const Option* option = line.find(name);
    if (name == "help" || (option != nullptr && option->argument.empty()))
      return usage(fmt::format("--{} takes no value", name), see_help(line));
  }
  return usage("a flag takes no value", see_help(line));
}

Status require_options(const CommandLine& line, const Arguments& arguments) {
  Diagnostics missing;
  for (const Option& option : line.options) {
    if (!option.required || arguments.has(option.long_name())) continue;
    missing.push_back(error("usage", {},
                            fmt::format("missing required option --{} {}: {}", option.long_name(),
                                        option.argument, option.help))
                          .with_help(see_help(line)));
  }
  if (!missing.empty() && !arguments.has("help")) return fail(std::move(missing));
  return {};
}

// Depending on the system call, an empty path means the current folder or no file at all. An unset
// variable in place of a commit must not turn its policy into that of the work tree.
struct NeverEmpty {
  const char* option;
  std::string_view value;
};

constexpr NeverEmpty k_never_empty[] = {{"directory", "a path"},
                                        {"output", "a path"},
                                        {"depfile", "a path"},
                                        {"policy-from", "a commit"}};

Status refuse_empty_values(const Arguments& arguments) {
  for (const auto& [option, value] : k_never_empty) {
    const std::vector<std::string> values = arguments.all(option);
    if (std::find(values.begin(), values.end(), "") != values.end())
      return usage(fmt::format("--{} takes {}, not ''", option, value));
  }
  return {};
}

// cxxopts does not recognize --NAME=VALUE if the value has a line end, so such a word becomes two.
Words split_long_values(const CommandLine& line, const Words& words) {
  Words split;
  const auto end = std::find(words.begin(), words.end(), "--");
  for (auto word = words.begin(); word != end; ++word) {
    const std::size_t equals = word->find('=');
    const bool is_long = word->starts_with("--") && equals != std::string::npos &&
                         word->find_first_of("\r\n", equals) != std::string::npos &&
                         awaiting_value(line, word->substr(0, equals)) != nullptr;
    split.push_back(is_long ? word->substr(0, equals) : *word);
    if (is_long) split.push_back(word->substr(equals + 1));
  }
  split.insert(split.end(), end, words.end());
  return split;
}

}  // namespace

// Reads with cxxopts and copies the results.
class Reader {
 public:
  Reader(const CommandLine& line, const Words& words)
      : line_(line), words_(split_long_values(line, words)) {}

  // cxxopts throws a different type for each problem, but no exception contains the invalid word.
  Result<Arguments> read() const {
    try {
      return take_over(parse());
    } catch (const cxxopts::exceptions::no_such_option&) {
      return unknown_option(line_, words_);
    } catch (const cxxopts::exceptions::invalid_option_syntax&) {
      return unknown_option(line_, words_);
    } catch (const cxxopts::exceptions::missing_argument&) {
      return missing_value(line_, words_.back());
    } catch (const cxxopts::exceptions::incorrect_argument_type&) {
      return value_of_flag(line_, words_);
    }
  }

 private:
  cxxopts::ParseResult parse() const {
    std::vector<const char*> argv = {line_.program.c_str()};
    for (const std::string& word : words_) argv.push_back(word.c_str());
    return declare(line_).parse(static_cast<int>(argv.size()), argv.data());
  }

  Result<Arguments> take_over(const cxxopts::ParseResult& parsed) const {
    if (!parsed.unmatched().empty()) return unexpected_argument(parsed.unmatched().front());
    Arguments arguments;
    for (const cxxopts::KeyValue& given : parsed.arguments()) {
      const Option* option = line_.find(given.key());
      if (given.key() == k_inputs)
        arguments.inputs_.push_back(given.value());
      else if (option != nullptr && option->argument.empty() && given.value() != "true")
        return value_of_flag(line_, words_);
      else
        arguments.values_.emplace_back(given.key(), given.value());
    }
    return arguments;
  }

  Unexpected<Diagnostics> unexpected_argument(const std::string& word) const {
    return usage(fmt::format("unexpected argument '{}'", word),
                 line_.input_option.empty()
                     ? see_help(line_)
                     : fmt::format("did you mean '{} {}'?", line_.input_option, word));
  }

  const CommandLine& line_;
  const Words words_;
};

std::string Option::shown_argument() const {
  if (argument.empty()) return {};
  return implicit.empty() ? fmt::format(" {}", argument) : fmt::format("[={}]", argument);
}

char Option::letter() const {
  const bool has_long = name.size() > 1;
  if (!has_long) return name.empty() ? '\0' : name[0];
  return name[1] == ',' ? name[0] : '\0';
}

const Option* CommandLine::find(std::string_view long_name) const {
  const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
    return option.long_name() == long_name;
  });
  return found == options.end() ? nullptr : &*found;
}

const Option* CommandLine::find(char letter) const {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const Option& option) { return option.letter() == letter; });
  return letter == 0 || found == options.end() ? nullptr : &*found;
}

Result<Arguments> Arguments::read(const CommandLine& line, const Words& words) {
  Result<Arguments> arguments = Reader(line, words).read();
  if (!arguments) return arguments;
  if (Status complete = require_options(line, *arguments); !complete) return fail(complete.error());
  if (Status named = refuse_empty_values(*arguments); !named) return fail(named.error());
  return arguments;
}

std::vector<std::string> Arguments::all(const std::string& name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : values_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string Arguments::last(const std::string& name) const {
  const std::vector<std::string> values = all(name);
  return values.empty() ? std::string() : values.back();
}

std::optional<int> read_compression(const std::string& text) {
  const auto level = read_number<int>(text);
  return level && *level >= 1 && *level <= 12 ? level : std::nullopt;
}

Unexpected<Diagnostics> usage(std::string message, std::string help) {
  return fail(error("usage", {}, std::move(message)).with_help(std::move(help)));
}

}  // namespace ocelot::console
