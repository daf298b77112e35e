// Opens the shared cache of a location.
#pragma once

#include <memory>

#include "build/remote/http_transport.hpp"
#include "build/remote/transport.hpp"
#include "support/base/cache_location.hpp"

namespace ocelot::remote {

std::unique_ptr<Transport> open_transport(const CacheLocation& location, bool is_read_only);

/// The credentials of the environment for a server: OCELOT_REMOTE_CACHE_TOKEN, or the netrc file.
/// None for a server to which they would go unencrypted.
Credentials credentials_for(const CacheLocation& location);

}  // namespace ocelot::remote
