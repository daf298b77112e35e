// The rows, and words that are none of them.
#include "loader/cli/load_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "loader/cli/load_faults.hpp"
#include "support/base/text.hpp"

namespace ocelot::load {

namespace {

// What people try first, and what to write instead.
constexpr auto k_hints = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"check", "ocelot-load --library FILE --check"},
    {"load", "ocelot-load --library FILE"},
    {"man", "ocelot-load --man"},
    {"run", "ocelot-load --library FILE"},
    {"show", "ocelot-load inspect FILE"},
    {"start", "ocelot-load --library FILE"},
    {"validate", "ocelot-load --library FILE --check"},
    {"version", "ocelot-load --version"},
});

std::string help_for(const std::string& word) {
  for (const auto& [tried, line] : k_hints) {
    if (word == tried) return fmt::format("did you mean '{}'?", line);
  }
  if (word.ends_with(".so")) return fmt::format("did you mean '--library {}'?", word);
  return suggest(word, listed_names(), "see: ocelot-load help");
}

}  // namespace

const std::vector<LoadCommand>& all_commands() {
  static const std::vector<LoadCommand> k_table = {load_row(), inspect_row(), help_row(),
                                                   completions_row(), complete_row()};
  return k_table;
}

const LoadCommand* find_command(std::string_view name) {
  const auto found = std::find_if(all_commands().begin(), all_commands().end(),
                                  [&](const LoadCommand& command) { return command.name == name; });
  return found == all_commands().end() ? nullptr : &*found;
}

std::vector<std::string_view> listed_names() {
  std::vector<std::string_view> names;
  for (const LoadCommand& command : all_commands()) {
    if (command.is_listed && !command.name.empty()) names.push_back(command.name);
  }
  return names;
}

LoadExit refuse_unknown_command(const std::string& word) {
  return refuse_usage(
      {error("usage", {}, fmt::format("unknown command '{}'", word)).with_help(help_for(word))});
}

}  // namespace ocelot::load
