// What holds of every diagnostic, whoever makes it.
#pragma once

#include "support/base/diagnostic.hpp"

namespace ocelot::fuzz {

/// A range lies within its source.
void expect_sound(const Place& place);

/// A code, a message, places within their sources; and every form in which they are shown can be
/// made.
void expect_sound(const Diagnostics& diagnostics);

}  // namespace ocelot::fuzz
