// Reads command lines by a table of options.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::console {

/// The words after a command's name.
using Words = std::vector<std::string>;

/// What a value is, so that a shell can complete it.
enum class ValueKind {
  text,  ///< anything; nothing to complete
  architecture,
  color,
  command,
  commit,
  component,
  component_type,
  distribution,
  documents,
  file,
  folder,
  format,
  init_type,
  inspection,
  level,
  message_format,
  module,
  restart,
  sandbox,
  step,
  tag,
  target,
  trial,
};

/// One row of a command's table.
struct Option {
  std::string_view name;      ///< "long", or "s,long" for an option with a short form
  std::string_view argument;  ///< the name of its value; empty for a flag
  std::string_view help;
  bool required = false;
  ValueKind kind = ValueKind::text;
  bool hidden = false;          ///< accepted, but not listed and not completed: an old name
  std::string_view implicit{};  ///< the value of `--name` alone; another value is `--name=VALUE`.
                                ///< Empty: the option needs a value

  std::string long_name() const { return std::string(name.substr(name.find(',') + 1)); }
  /// The letter of the short form; 0 if there is none.
  char letter() const;

  /// Whether the next word is the value.
  bool awaits_value() const { return !argument.empty() && implicit.empty(); }
  /// The argument as help shows it after the name: " ARGUMENT", "[=ARGUMENT]", or nothing.
  std::string shown_argument() const;

  /// The same option with a kind of value, hidden, or with a value that may be left out.
  constexpr Option takes(ValueKind value) const {
    return {name, argument, help, required, value, hidden, implicit};
  }
  constexpr Option as_hidden() const {
    return {name, argument, help, required, kind, true, implicit};
  }
  constexpr Option or_implicit(std::string_view value) const {
    return {name, argument, help, required, kind, hidden, value};
  }
};

/// What one position of a command's inputs may contain.
struct InputSlot {
  std::vector<ValueKind> kinds;
  std::string_view words{};  ///< fixed words, separated by '|'
};

/// An option of other commands that this command does not support, and what to use instead.
struct RejectedOption {
  std::string_view name;  ///< as in Option
  std::string_view help;
};

/// The complete command line of a command; every command also takes `--help`.
struct CommandLine {
  std::string program;  ///< "ocelot-gen step clone"
  std::string purpose;  ///< one sentence
  std::string inputs;   ///< the inputs as help shows them; empty if there are none
  std::vector<Option> options;
  std::vector<InputSlot> slots{};  ///< the inputs by position; the last one repeats for '…'
  std::vector<RejectedOption> rejected{};
  std::string_view input_option{};  ///< the option that takes what an unexpected input names

  /// Null if there is no option of that name.
  const Option* find(std::string_view long_name) const;
  const Option* find(char letter) const;
};

/// An example of a command line, for help and manual.
struct Example {
  std::string_view command;
  std::string_view meaning;  ///< one sentence, or empty
};

/// The options and inputs that a user gave.
class Arguments {
 public:
  /// Reads words by a command line. Usage errors are diagnostics with the code "usage".
  static Result<Arguments> read(const CommandLine& line, const Words& words);

  bool has(const std::string& name) const { return !all(name).empty(); }
  /// Every value of an option, in order; the value of a flag is "true".
  std::vector<std::string> all(const std::string& name) const;
  /// The last value of an option, or an empty text if it was not given.
  std::string last(const std::string& name) const;
  /// The words that are neither options nor their values.
  const Words& inputs() const { return inputs_; }

 private:
  friend class Reader;

  std::vector<std::pair<std::string, std::string>> values_;
  Words inputs_;
};

/// A compression level from 1 to 12, as in libdeflate; nothing if the text is not such a number.
std::optional<int> read_compression(const std::string& text);

/// A usage error.
Unexpected<Diagnostics> usage(std::string message, std::string help = {});

}  // namespace ocelot::console
