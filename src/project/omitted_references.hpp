// The configurations of layers that leave out providers.
#pragma once

#include "declaration/model/model.hpp"
#include "project/root.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// The faults of model::find_omitted_references in the configuration of each distribution, sorted
/// by place. A file that cannot be read has none here.
Diagnostics find_omitted_references(const Root& root, const model::Model& model);

}  // namespace ocelot::project
