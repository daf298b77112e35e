// Determines the cache folder by the XDG Base Directory Specification.
#include "support/io/cache_folder.hpp"

#include "support/io/environment.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

Result<fs::path> cache_folder() {
  if (std::string chosen = environment_variable("OCELOT_CACHE_DIR"); !chosen.empty()) return chosen;
  if (const std::string caches = xdg_folder("XDG_CACHE_HOME"); !caches.empty())
    return fs::path(caches) / "ocelot";
  if (const std::string home = environment_variable("HOME"); !home.empty())
    return fs::path(home) / ".cache/ocelot";
  return fail(error("no-cache-folder", {}, "HOME is not set, so there is no cache folder")
                  .with_help("set OCELOT_CACHE_DIR to a folder of your own"));
}

Result<Folder> open_cache(const std::string& name, const fs::path& base) {
  const Result<fs::path> path = cache_folder();
  if (!path) return fail(path.error());
  const Result<Folder> folder = make_private(base / *path);
  if (!folder) return fail(folder.error());
  return make_private(*folder, name);
}

}  // namespace ocelot::io
