// The environment of this process.
#pragma once

#include <string>

namespace ocelot::io {

/// An environment variable of this process, or an empty text.
std::string environment_variable(const char* name);

}  // namespace ocelot::io
