// How a named field is added to a hash.
#pragma once

#include <string_view>

#include <fmt/format.h>

namespace ocelot {

/// Adds the name and the value, each after its length, so that two different lists of fields never
/// have the same bytes.
template <class Hash>
void add_field(Hash& hash, std::string_view name, std::string_view value) {
  for (std::string_view part : {name, value}) {
    hash.add(fmt::format("{}:", part.size()));
    hash.add(part);
  }
}

}  // namespace ocelot
