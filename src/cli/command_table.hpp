// The commands: one table that serves dispatch, help, and the reference document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/console/form.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// One row. Its name is a word, or two that are written like it: `new component`. A query has
/// `query` and its `forms`; a command that has commands or a command line of its own has
/// `run_words`; any other has `run`.
struct Command {
  std::string_view name;
  console::CommandLine line;
  std::vector<console::Example> examples;
  std::string_view notes{};  ///< printed between the options and the examples
  console::ExitCode (*run)(const console::Arguments& arguments) = nullptr;
  console::ExitCode (*run_words)(const console::Words& words) = nullptr;  ///< `--help` among them
  console::Query query = nullptr;
  std::vector<std::string_view> forms{};

  /// Whether it has an option of that long name.
  bool has_option(std::string_view long_name) const;

  /// All that `--help` prints, as wide as stdout is, or in a given width.
  std::string help() const;
  std::string help(std::size_t width) const;
};

/// Every command, in the order in which help lists them.
const std::vector<Command>& all_commands();

/// Null when there is none of that name.
const Command* find_command(std::string_view name);

/// The command that the first words name, which are then taken off; null when there is none.
const Command* take_command(console::Words& words);

/// The commands of two words that begin with this one, as `new` has; mostly empty.
std::vector<const Command*> commands_under(std::string_view word);

/// Runs a command with the words behind its name.
console::ExitCode run(const Command& command, const console::Words& words);

/// Refuses words that name no command, and offers the nearest. The first of two words that make
/// one, with `--help`, prints what there is.
console::ExitCode refuse_command(const console::Words& words);

}  // namespace ocelot::cli
