// Describes the loader's outcomes for users.
#pragma once

#include "loader/artifact.hpp"
#include "loader/cli/load_exit.hpp"
#include "loader/cli/load_request.hpp"
#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// Why a plugin cannot be used, and how its build differs from the library's.
Diagnostic plugin_fault(const load::Artifact& plugin, const load::Artifact& library,
                        const load::Outcome& outcome);

/// Why a library cannot be loaded.
Diagnostic library_fault(const std::string& library, const load::Outcome& outcome);

/// Why feature gates cannot be set.
Diagnostic feature_gates_fault(const std::string& library, const load::Outcome& outcome);

/// Why a collector did not start or run.
Diagnostic collector_fault(const LoadRequest& request, const load::Outcome& outcome);

/// Why the components of a file cannot be listed.
Diagnostic listing_fault(const std::string& path, const load::Outcome& outcome);

/// Prints usage errors to stderr and returns their exit code.
LoadExit refuse_usage(const Diagnostics& faults);

}  // namespace ocelot::load
