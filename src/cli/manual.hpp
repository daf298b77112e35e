// The help of a command as a manual page: roff with the macros of man(7).
#pragma once

#include <string>

#include "cli/commands/command.hpp"

namespace ocelot::cli {

/// ocelot-gen(1): its purpose, every command, and the options of gen.
std::string manual();

/// The page of one command, such as ocelot-gen-why(1).
std::string manual(const Command& command);

}  // namespace ocelot::cli
