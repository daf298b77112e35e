// Determines the cache folder by the XDG Base Directory Specification.
#include "support/io/cache_folder.hpp"

#include <string>

#include "support/io/environment.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

fs::path cache_folder() {
  if (std::string chosen = environment_variable("OCELOT_CACHE_DIR"); !chosen.empty()) return chosen;
  if (std::string caches = environment_variable("XDG_CACHE_HOME"); !caches.empty())
    return fs::path(caches) / "ocelot";
  const std::string home = environment_variable("HOME");
  return fs::path(home.empty() ? "/tmp" : home) / ".cache" / "ocelot";
}

}  // namespace ocelot::io
