// The configurations of layers that leave out providers.
#pragma once

#include "declaration/model/model.hpp"
#include "project/root.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// Faults: the references in the configurations of distributions that need a provider which the
/// distribution leaves out; sorted by place. A file that cannot be read, or is not YAML, has none
/// here.
Diagnostics find_omitted_references(const Root& root, const model::Model& model);

}  // namespace ocelot::project
