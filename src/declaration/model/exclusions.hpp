// What Go leaves out although the tags of a distribution select it. Go does so without a message.
#pragma once

#include "declaration/model/model.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Files that import "C" and that the tags of a layer or an executable select, which are built
/// without C.
Diagnostics find_cgo_files(const Model& model);

/// Tags of a distribution that name a component of the project whose wrappers are then excluded by
/// a term that Go sets or not, such as `cgo`. An architecture that the distribution does not have
/// is no fault.
Diagnostics find_excluded_components(const Model& model);

}  // namespace ocelot::model
