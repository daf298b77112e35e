// Conditions that every diagnostic must meet.
#pragma once

#include "support/base/diagnostic.hpp"

namespace ocelot::fuzz {

/// Checks that a range is inside its source.
void expect_sound(const Place& place);

/// Checks that diagnostics have a code, a message and places inside their sources, and that they
/// can be written in every format.
void expect_sound(const Diagnostics& diagnostics);

}  // namespace ocelot::fuzz
