// The environment of this process.
#pragma once

#include <map>
#include <string>

namespace ocelot::io {

/// The value of an environment variable of this process; empty if it is not set.
std::string environment_variable(const char* name);

/// All of them.
std::map<std::string, std::string> all_environment_variables();

}  // namespace ocelot::io
