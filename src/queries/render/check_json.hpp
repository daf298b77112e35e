// The answer of `check` as JSON.
#pragma once

#include <string>
#include <vector>

#include "support/base/diagnostic.hpp"

namespace ocelot::queries {

/// `unchecked` says what was not checked, and what checks it.
std::string to_json(const Diagnostics& diagnostics, const std::vector<std::string>& unchecked);

}  // namespace ocelot::queries
