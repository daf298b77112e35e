// The values from Meson; a separate library, so that a new version compiles only one file.
#include "support/release/release.hpp"

namespace ocelot::release {

std::string_view version() {
  return OCELOT_VERSION;
}

std::string_view date() {
  return OCELOT_DATE;
}

}  // namespace ocelot::release
