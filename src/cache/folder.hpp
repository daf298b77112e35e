// Where this user's caches lie.
#pragma once

#include <filesystem>

namespace ocelot::cache {

/// OCELOT_CACHE_DIR, else `ocelot` below XDG_CACHE_HOME or ~/.cache.
std::filesystem::path folder();

}  // namespace ocelot::cache
