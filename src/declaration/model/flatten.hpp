// Converts entries to distributions.
#pragma once

#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/distribution.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// Resolves inheritance: tags are inherited as by inherit_tags; nothing else is. The result is
/// sorted by name; `components` and `modules` are empty. Faults: those of inherit_tags, invalid
/// names and tags, duplicates, unknown architectures, config files that are not in `examples`, keys
/// that have no effect for the kind or in an abstract distribution, and plugins without their
/// required keys. The tags of a plugin are empty: see resolve_plugins.
WithDiagnostics<std::vector<Distribution>> flatten(
    const std::vector<config::DistributionEntry>& entries,
    const std::vector<std::string>& examples);

}  // namespace ocelot::model
