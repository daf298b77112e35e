// The help texts and the manual page of ocelot-load, from its table of commands.
#pragma once

#include <string>

#include "loader/cli/load_table.hpp"

namespace ocelot::load {

/// What `--help` of a command prints, as wide as stdout. For the command without a name, that is
/// the overview of all commands.
std::string help_of(const LoadCommand& command);

/// The manual page ocelot-load(1), in roff.
std::string load_manual();

}  // namespace ocelot::load
