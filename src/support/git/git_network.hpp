// Passes the network settings of the environment and of git's configuration to libgit2.
#pragma once

#include "support/base/result.hpp"

namespace ocelot::git {

/// Sets up proxies, certificates and timeouts once per process.
Status prepare_network();

}  // namespace ocelot::git
