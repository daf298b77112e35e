// The configuration providers that a layer leaves out, and the references that need them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/distribution.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Faults: texts that are not the name of a provider, duplicates, and `file`, with which a layer
/// reads its own configuration. Whether upstream has a provider is not checked.
Diagnostics check_omitted_providers(const std::vector<config::Scalar>& names);

/// Faults: the references of a collector's configuration, such as `${s3:ADDRESS}`, that need a
/// provider which the distribution leaves out. A text that is not YAML has none.
Diagnostics find_omitted_references(const Distribution& distribution, const SourceRef& config);

}  // namespace ocelot::model
