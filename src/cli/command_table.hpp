// All commands.
#pragma once

#include <string_view>
#include <vector>

#include "cli/commands/command.hpp"

namespace ocelot::cli {

/// Every command, by section, in the order in which help lists them.
const std::vector<Command>& all_commands();

/// Null when there is none of that name; an old name finds the command that replaced it.
const Command* find_command(std::string_view name);

/// The command that the first words name, which are then removed; null when there is none.
const Command* take_command(console::Words& words);

/// The commands of two words that begin with this one, as `new` has; mostly empty.
std::vector<const Command*> commands_under(std::string_view word);

}  // namespace ocelot::cli
