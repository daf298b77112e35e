// The declaration as the place of what a step failed on.
#pragma once

#include "steps/origins.hpp"

namespace ocelot::cli {

/// Answers from the project in the current folder. It is read when the first question comes; one
/// that cannot be read answers nothing.
steps::Origins declared_origins();

}  // namespace ocelot::cli
