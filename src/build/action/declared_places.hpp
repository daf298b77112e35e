// The declaration as the place of what a step failed on.
#pragma once

#include "build/steps/place_lookup.hpp"

namespace ocelot::action {

/// Answers from the project in the current folder. It is read when the first question comes; one
/// that cannot be read answers nothing.
steps::PlaceLookup declared_places();

}  // namespace ocelot::action
