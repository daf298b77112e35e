// What the environment and git's own configuration say about the network, handed to libgit2.
#pragma once

#include "base/result.hpp"

namespace ocelot::io {

/// Sets proxies, certificates and time bounds up, once a process.
Status prepare_network();

}  // namespace ocelot::io
