// The cache folder, by the XDG Base Directory Specification.
#include "cache/folder.hpp"

#include <string>

#include "io/process.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

fs::path folder() {
  if (std::string chosen = io::environment_variable("OCELOT_CACHE_DIR"); !chosen.empty())
    return chosen;
  if (std::string caches = io::environment_variable("XDG_CACHE_HOME"); !caches.empty())
    return fs::path(caches) / "ocelot";
  const std::string home = io::environment_variable("HOME");
  return fs::path(home.empty() ? "/tmp" : home) / ".cache" / "ocelot";
}

}  // namespace ocelot::cache
