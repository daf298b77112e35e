// The rows, with the options that they share.
#include "cli/command_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/command_names.hpp"
#include "cli/commands/rows.hpp"
#include "cli/shared_options.hpp"

namespace ocelot::cli {

namespace {

std::vector<Command> make_table() {
  std::vector<Command> table;
  for (const auto row : k_rows) {
    table.push_back(row());
    if (table.back().run != nullptr) add_shared_options(table.back());
  }
  return table;
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> k_table = make_table();
  return k_table;
}

const Command* find_command(std::string_view name) {
  const std::string_view current = current_name(name);
  const auto found = std::find_if(all_commands().begin(), all_commands().end(),
                                  [&](const Command& command) { return command.name == current; });
  return found == all_commands().end() ? nullptr : &*found;
}

const Command* take_command(console::Words& words) {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() < count) continue;
    const Command* found = find_command(count == 2 ? words[0] + " " + words[1] : words[0]);
    if (found == nullptr) continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    return found;
  }
  return nullptr;
}

std::vector<const Command*> commands_under(std::string_view word) {
  std::vector<const Command*> found;
  for (const Command& command : all_commands()) {
    if (command.name.starts_with(fmt::format("{} ", word))) found.push_back(&command);
  }
  return found;
}

}  // namespace ocelot::cli
