// The only table of keys that a distribution of each kind may have.
#pragma once

#include <string_view>

#include "declaration/config/entries.hpp"
#include "declaration/model/kind.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// The kind of an entry; a layer if the entry has no kind or an unknown one.
Kind kind_of(const config::DistributionEntry& entry);

/// Whether a property (see config::KeyRow) has an effect in an entry of its kind.
bool has_meaning(const config::DistributionEntry& entry, std::string_view property);

/// Faults: an unknown kind, keys that would have no effect, and a plugin without its required keys.
Diagnostics check_kind(const config::DistributionEntry& entry);

}  // namespace ocelot::model
