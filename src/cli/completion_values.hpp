// The values of each kind.
#pragma once

#include <string>

#include "cli/candidates.hpp"
#include "cli/commands/command.hpp"

namespace ocelot::cli {

/// The values of a kind. `command` has the formats of its answer; null for a step. `folder` is the
/// project's, by -C.
Completion values_of(console::ValueKind kind, const Command* command, const std::string& folder);

/// The values of all kinds of a position, and its fixed words.
Completion values_of(const console::InputSlot& slot, const Command* command,
                     const std::string& folder);

}  // namespace ocelot::cli
