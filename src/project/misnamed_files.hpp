// Files that look like one of the project's own, but are not read because of their names.
#pragma once

#include <set>
#include <string>

#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// An error for each file of config/ such as policy.yml, Policy.yaml or policy.yaml.txt, given the
/// names of all files there. A name such as policy.yaml~ is a copy, if policy.yaml exists.
Diagnostics find_misnamed_files(const std::set<std::string>& names);

}  // namespace ocelot::project
