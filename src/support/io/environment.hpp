// The environment of this process.
#pragma once

#include <map>
#include <string>

namespace ocelot::io {

/// The value of an environment variable of this process; empty if it is not set.
std::string environment_variable(const char* name);

/// The folder that an XDG variable names; empty if it is not set or relative. The XDG base
/// directory specification says to ignore relative paths.
std::string xdg_folder(const char* name);

/// All environment variables of this process.
std::map<std::string, std::string> all_environment_variables();

}  // namespace ocelot::io
