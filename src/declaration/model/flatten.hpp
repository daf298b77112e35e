// From entries to distributions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/distribution.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// Flattens inheritance: tags as inherit_tags hands them down; nothing else is inherited. The
/// result is sorted by name, `components` and `modules` are left empty. Faults: those of
/// inherit_tags, names and tags outside their grammar, duplicates, unknown architectures, config
/// files that are not in `examples` (`unusable_examples` has the reasons of some), keys without a
/// meaning for the kind or in an abstract distribution, and plugins that lack their keys. A
/// plugin's tags are left empty: see resolve_plugins.
WithDiagnostics<std::vector<Distribution>> flatten(
    const std::vector<config::DistributionEntry>& entries, const std::vector<std::string>& examples,
    const std::map<std::string, std::string>& unusable_examples = {});

}  // namespace ocelot::model
