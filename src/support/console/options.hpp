// Command lines by a table of options. cxxopts does the work; its types and exceptions end here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::console {

/// The words behind a command's name.
using Words = std::vector<std::string>;

/// One row of a command's table.
struct Option {
  std::string_view name;      ///< "long", or "s,long" with a short form
  std::string_view argument;  ///< what its value is called; empty for a flag
  std::string_view help;
  bool required = false;

  std::string long_name() const { return std::string(name.substr(name.find(',') + 1)); }
};

/// A command's whole command line: `--help` is added to every one.
struct CommandLine {
  std::string program;  ///< "ocelot-gen step clone"
  std::string purpose;  ///< one sentence
  std::string inputs;   ///< what stands behind the options; empty for nothing
  std::vector<Option> options;

  /// The help text, without examples.
  std::string help(std::size_t width) const;
};

/// A command line that a user could give, for help and manual.
struct Example {
  std::string_view command;
  std::string_view meaning;  ///< one sentence, or empty
};

/// What a user gave.
class Arguments {
 public:
  /// Reads words by a command line. Faults of usage are diagnostics with the code "usage".
  static Result<Arguments> read(const CommandLine& line, const Words& words);

  bool has(const std::string& name) const { return !all(name).empty(); }
  /// Every value of an option, in their order; a flag has the value "true".
  std::vector<std::string> all(const std::string& name) const;
  /// The last value of an option, or an empty text.
  std::string last(const std::string& name) const;
  /// What stands behind the options.
  std::vector<std::string> inputs() const { return all("inputs"); }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

/// The words with the credentials of URLs masked: nothing that holds a word may ever show one.
Words without_credentials(const Words& words);

/// A level of compression: a number from 1 to 12, as libdeflate takes it.
std::optional<int> read_compression(const std::string& text);

/// "did you mean 'X'?" with the nearest of the words, or what is said where none is near.
std::string offer(std::string_view word, const std::vector<std::string_view>& words,
                  std::string otherwise = {});

/// A fault of usage.
Unexpected<Diagnostics> usage(std::string message, std::string help = {});

}  // namespace ocelot::console
