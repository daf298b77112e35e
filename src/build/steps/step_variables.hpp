// The variables of the caller's environment that the tools of a step see. None of them changes a
// byte of a layer.
#pragma once

#include <string>

#include "support/io/process.hpp"

namespace ocelot::steps {

/// The variables for the network, for credentials and for git that are set, with their values.
io::Environment passed_variables();

/// The absolute folders of the caller's PATH, each after a ':', so that the text can follow another
/// list of folders.
std::string callers_path();

}  // namespace ocelot::steps
