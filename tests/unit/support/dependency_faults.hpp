// Plants faults in the modules that tags depend on.
#pragma once

#include "support/fault.hpp"

namespace ocelot::test {

PlantFunction unknown_root_of_dependencies;
PlantFunction duplicate_dependency;
PlantFunction bad_dependency_tag;
PlantFunction bad_module_path;
PlantFunction bad_module_version;
PlantFunction wrong_modules;  ///< a map instead of the modules of a tag
PlantFunction two_versions;   ///< two versions of one module, for one tag

}  // namespace ocelot::test
