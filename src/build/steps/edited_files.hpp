// Which files of a module were edited in Go's module cache.
#pragma once

#include <string>
#include <vector>

#include "build/steps/module_sum.hpp"

namespace ocelot::steps {

/// The files of a module's folder that differ from those of the module's zip in the same module
/// cache, are missing, or were added: paths relative to the folder, sorted. Empty if the zip is
/// gone or cannot be read.
std::vector<std::string> find_edited_files(const ExtractedModule& module);

}  // namespace ocelot::steps
