// The environment of this process.
#pragma once

#include <string>

namespace ocelot::io {

/// An environment variable of this process, or an empty text.
std::string environment_variable(const char* name);

/// The folder that an XDG variable names; empty when it is not set, and when it is relative: the
/// XDG base directory specification says to ignore it then.
std::string xdg_folder(const char* name);

}  // namespace ocelot::io
