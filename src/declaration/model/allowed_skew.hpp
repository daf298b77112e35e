// The components whose modules may be of another release of the Collector than upstream's.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// The names, without the prefix of tags, of a list of components or tags. One that is neither a
/// component of the project nor a tag with modules is a fault.
WithDiagnostics<std::set<std::string>> read_allowed_skew(const std::vector<config::Scalar>& names,
                                                         const Model& model);

}  // namespace ocelot::model
