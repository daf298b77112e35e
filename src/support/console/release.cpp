// The values from Meson; a separate library, so that a new version compiles only one file.
#include "support/console/release.hpp"

namespace ocelot::console {

std::string_view version() {
  return OCELOT_VERSION;
}

std::string_view release_date() {
  return OCELOT_DATE;
}

}  // namespace ocelot::console
