// What the environment and git's own configuration say about the network, handed to libgit2.
#pragma once

#include "support/base/result.hpp"

namespace ocelot::git {

/// Sets proxies, certificates and time bounds up, once a process.
Status prepare_network();

}  // namespace ocelot::git
