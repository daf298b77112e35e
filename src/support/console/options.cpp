// Reading command lines: `-n`, `-nq`, `-dNAME`, `-d NAME`, `--name`, `--name VALUE`,
// `--name=VALUE`;
// `--` ends the options.
#include "support/console/options.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"

namespace ocelot::console {

namespace {

std::string see_help(const CommandLine& line) {
  return fmt::format("see: {} --help", line.program);
}

// For `-s`: the same letter in the other case, or the first long option that begins with it. For
// `-format`, which reads as letters: the long option of that name.
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

std::string nearest_option(const CommandLine& line, const std::string& name) {
  std::vector<std::string> names = {"help"};
  for (const Option& option : line.options) {
    if (!option.hidden) names.push_back(option.long_name());
  }
  const auto near = nearest(name, {names.begin(), names.end()});
  return near ? fmt::format("did you mean '--{}'?", *near) : see_help(line);
}

// Null when the command line does not reject it by name.
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

// To the system, an empty path is the current folder here and nothing there.
Status refuse_empty_paths(const Arguments& arguments) {
  for (const char* name : {"directory", "output"}) {
    const std::vector<std::string> paths = arguments.all(name);
    if (std::find(paths.begin(), paths.end(), "") != paths.end())
      return usage(fmt::format("--{} takes a path, not ''", name));
  }
  return {};
}

}  // namespace

// Walks the words once.
class Reader {
 public:
  Reader(const CommandLine& line, const Words& words) : line_(line), words_(words) {}

  Result<Arguments> read() {
    for (next_ = 0; next_ < words_.size();) {
      const std::string& word = words_[next_++];
      if (Status taken = take(word); !taken) return fail(taken.error());
    }
    return std::move(arguments_);
  }

 private:
  Status take(const std::string& word) {
    if (options_end_ || word.size() < 2 || word[0] != '-') return take_input(word);
    if (word == "--") {
      options_end_ = true;
      return {};
    }
    return word[1] == '-' ? take_long(word) : take_letters(word);
  }

  Status take_input(const std::string& word) {
    if (line_.inputs.empty()) return usage(fmt::format("unexpected argument '{}'", word));
    arguments_.inputs_.push_back(word);
    return {};
  }

  Status take_long(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (name == "help") return add(name, "true");
    const Option* option = line_.find(name);
    if (option == nullptr) return unknown_long(line_, name);
    if (equals == std::string::npos) return take_value(*option, std::nullopt);
    if (option->argument.empty())
      return usage(fmt::format("--{} takes no value", name), see_help(line_));
    return take_value(*option, word.substr(equals + 1));
  }

  // A letter with a value ends the word: the rest of it is the value.
  Status take_letters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (word[i] == 'h' && line_.find('h') == nullptr) {
        static_cast<void>(add("help", "true"));
        continue;
      }
      const Option* option = line_.find(word[i]);
      if (option == nullptr) return unknown_short(line_, word, word[i]);
      const bool has_rest = !option->argument.empty() && i + 1 < word.size();
      const auto rest = has_rest ? std::optional(word.substr(i + 1)) : std::nullopt;
      if (Status taken = take_value(*option, rest); !taken) return taken;
      if (has_rest) return {};
    }
    return {};
  }

  Status take_value(const Option& option, const std::optional<std::string>& value) {
    if (option.argument.empty()) return add(option.long_name(), "true");
    if (value) return add(option.long_name(), *value);
    if (next_ == words_.size())
      return usage(fmt::format("--{} needs a value: {}", option.long_name(), option.argument),
                   see_help(line_));
    return add(option.long_name(), words_[next_++]);
  }

  Status add(std::string name, std::string value) {
    arguments_.values_.emplace_back(std::move(name), std::move(value));
    return {};
  }

  const CommandLine& line_;
  const Words& words_;
  std::size_t next_ = 0;
  bool options_end_ = false;
  Arguments arguments_;
};

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
  if (Status named = refuse_empty_paths(*arguments); !named) return fail(named.error());
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

Words without_credentials(const Words& words) {
  Words masked;
  for (const std::string& word : words) masked.push_back(mask_credentials(word));
  return masked;
}

std::optional<int> read_compression(const std::string& text) {
  int level = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), level);
  const bool is_number = code == std::errc() && end == text.data() + text.size();
  return is_number && level >= 1 && level <= 12 ? std::optional(level) : std::nullopt;
}

std::string offer(std::string_view word, const std::vector<std::string_view>& words,
                  std::string otherwise) {
  const auto near = nearest(word, words);
  return near ? fmt::format("did you mean '{}'?", *near) : std::move(otherwise);
}

Unexpected<Diagnostics> usage(std::string message, std::string help) {
  return fail(error("usage", {}, std::move(message)).with_help(std::move(help)));
}

}  // namespace ocelot::console
