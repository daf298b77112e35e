// The places of a configuration's parts in its text.
#pragma once

#include <string>
#include <vector>

#include "support/base/source.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::steps {

/// The place of the deepest part of a path that the text has: a converter may have added the rest.
/// A path has the keys of mappings and the indexes of lists.
Place place_of_part(const yaml::YamlRef& root, const SourceRef& source,
                    const std::vector<std::string>& path);

}  // namespace ocelot::steps
