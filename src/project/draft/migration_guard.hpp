// Checks that a migrated file declares the same distributions.
#pragma once

#include <optional>
#include <string>

#include "support/base/source.hpp"

namespace ocelot::draft {

/// The first distribution that differs after inheritance is resolved; nothing if all are equal. The
/// keys that name a tag do not count, nor does lambdacomponents.custom in an abstract distribution.
std::optional<std::string> find_changed_distribution(const SourceRef& before,
                                                     const SourceRef& after);

}  // namespace ocelot::draft
