// The environment of this process.
#pragma once

#include <string>

namespace ocelot::io {

/// The value of an environment variable of this process; empty if it is not set.
std::string environment_variable(const char* name);

}  // namespace ocelot::io
