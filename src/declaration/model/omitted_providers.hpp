// The configuration providers that a layer leaves out.
#pragma once

#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Faults: texts that are not the name of a provider, duplicates, and `file`, with which a layer
/// reads its own configuration. Whether upstream has a provider is not checked.
Diagnostics check_omitted_providers(const std::vector<config::Scalar>& names);

}  // namespace ocelot::model
