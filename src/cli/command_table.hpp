// The commands: one table that serves dispatch, help, and the reference document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/form.hpp"
#include "cli/options.hpp"

namespace ocelot::cli {

struct Example {
  std::string_view command;
  std::string_view meaning;
};

/// One row. A query has `query` and its `forms`; any other command has `run`.
struct Command {
  std::string_view name;
  CommandLine line;
  std::vector<Example> examples;
  ExitCode (*run)(const Words& words) = nullptr;
  Query query = nullptr;
  std::vector<std::string_view> forms;
  bool reads_own_words = false;  ///< `--help` among them: it has commands of its own
  std::string_view notes;        ///< printed below the options; may be empty

  /// All that `--help` prints.
  std::string help() const;
};

/// Every command, in the order in which help lists them.
const std::vector<Command>& all_commands();

/// Null when there is none of that name.
const Command* find_command(std::string_view name);

/// Runs a command with the words behind its name.
ExitCode run(const Command& command, const Words& words);

/// Refuses a word that names no command, and offers the nearest.
ExitCode refuse_command(const std::string& word);

/// `ocelot-gen help [COMMAND]`, and with --markdown the text of docs/reference.md.
ExitCode run_help(const Words& words);

}  // namespace ocelot::cli
