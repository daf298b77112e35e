// Dense ids: each is an index into exactly one list.
#pragma once

#include <compare>
#include <cstddef>

namespace ocelot {

/// `Of` is the type of the items that the id identifies.
template <class Of>
struct Id {
  std::size_t index = 0;

  auto operator<=>(const Id&) const = default;
};

}  // namespace ocelot
