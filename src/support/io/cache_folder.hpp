// The folder of this user's caches.
#pragma once

#include <filesystem>

namespace ocelot::io {

/// OCELOT_CACHE_DIR, else `ocelot` below XDG_CACHE_HOME, where that is absolute, or ~/.cache.
std::filesystem::path cache_folder();

}  // namespace ocelot::io
