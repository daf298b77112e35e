// Reads the environment.
#include "support/io/environment.hpp"

#include <cstdlib>

namespace ocelot::io {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace ocelot::io
