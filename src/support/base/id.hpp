// Dense ids: an index into one list and no other.
#pragma once

#include <compare>
#include <cstddef>

namespace ocelot {

/// `Of` is the type of the things that the id counts.
template <class Of>
struct Id {
  std::size_t index = 0;

  auto operator<=>(const Id&) const = default;
};

}  // namespace ocelot
