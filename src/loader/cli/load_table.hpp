// The commands of ocelot-load: one table for dispatch, help, completion and the manual page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loader/cli/load_commands.hpp"

namespace ocelot::load {

/// Every command; the first is what runs without a command.
const std::vector<LoadCommand>& all_commands();

/// Null if there is no command of that name.
const LoadCommand* find_command(std::string_view name);

/// The names by which a user calls the commands of the overview.
std::vector<std::string_view> listed_names();

/// Prints a usage error that names the command to write instead.
LoadExit refuse_unknown_command(const std::string& word);

}  // namespace ocelot::load
