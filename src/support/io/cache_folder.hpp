// The folder of this user's caches.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// The folder's path: OCELOT_CACHE_DIR, else `ocelot` below XDG_CACHE_HOME, where that is absolute,
/// or ~/.cache. Fails with the code no-cache-folder if none of these is set: no folder that all
/// users share takes its place.
Result<std::filesystem::path> cache_folder();

/// Opens the folder `name` in it, which is created if necessary. Fails if another user can change
/// one of the two folders. A relative path is relative to `base`, by default to the current folder.
Result<Folder> open_cache(const std::string& name, const std::filesystem::path& base = {});

}  // namespace ocelot::io
