// Which keys a distribution of a kind may have: the one table.
#pragma once

#include <string_view>

#include "declaration/config/entries.hpp"
#include "declaration/model/kind.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// The kind that an entry says, and a layer where it says none or one that does not exist.
Kind kind_of(const config::DistributionEntry& entry);

/// Whether a key has an effect in an entry of its kind.
bool has_meaning(const config::DistributionEntry& entry, std::string_view key);

/// Faults: an unknown kind, keys that would have no effect, and a plugin without the keys that it
/// needs.
Diagnostics check_kind(const config::DistributionEntry& entry);

}  // namespace ocelot::model
