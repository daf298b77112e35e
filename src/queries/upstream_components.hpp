// Upstream's own components, read out of its tree as the project's are read out of its folders.
#pragma once

#include <vector>

#include "declaration/model/component.hpp"
#include "support/base/source.hpp"

namespace ocelot::queries {

/// One component a file of `lambdacomponents/<type>/` whose constraint mentions a tag of this type;
/// sorted by name. The path of a source is its path in the tree; other files are skipped. Faults of
/// the files are upstream's and are not reported.
std::vector<model::Component> find_upstream_components(const std::vector<SourceRef>& tree);

}  // namespace ocelot::queries
