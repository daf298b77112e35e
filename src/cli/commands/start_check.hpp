// Compares the start of a layer's extension with the limits of its distribution.
#pragma once

#include <string>

#include "declaration/model/start_limits.hpp"
#include "lambda/emulation.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::cli {

/// An error at each limit that the start exceeds, which says by how much. A start that was not
/// measured exceeds none: it has faults of its own.
Diagnostics check_start(const std::string& layer, const model::StartLimits& limits,
                        const lambda::EmulationReport& report);

}  // namespace ocelot::cli
