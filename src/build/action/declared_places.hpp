// Finds the place in the declaration that made a step fail.
#pragma once

#include "build/steps/place_lookup.hpp"

namespace ocelot::action {

/// Looks up places in the project in the current folder. The project is read at the first lookup;
/// if it cannot be read, no place is found.
steps::PlaceLookup declared_places();

}  // namespace ocelot::action
