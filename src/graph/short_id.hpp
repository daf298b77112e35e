// Ids that name files.
#pragma once

#include <string>

#include "support/base/digest.hpp"

namespace ocelot::graph {

/// The digits of a digest in the name of a file: 128 bits, so that no one can make two inputs with
/// the same id, in a name that people can still read.
inline std::string short_id(const Digest& digest) {
  constexpr std::size_t k_digits = 32;
  return digest.hex().substr(0, k_digits);
}

}  // namespace ocelot::graph
