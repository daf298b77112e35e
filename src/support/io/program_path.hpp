// The path of the running program.
#pragma once

#include <string>

namespace ocelot::io {

/// The absolute path of the program that this process runs.
std::string program_path();

}  // namespace ocelot::io
