// Reads random names from the system's random source.
#include "support/io/random_name.hpp"

#include <random>

#include <fmt/format.h>

namespace ocelot::io {

std::string random_name() {
  std::random_device source;
  return fmt::format("{:08x}{:08x}", source(), source());
}

}  // namespace ocelot::io
