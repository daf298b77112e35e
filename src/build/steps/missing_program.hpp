// The program that a tool needed and did not find.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::steps {

/// The name of the first program that a shell, make or go reports as not found in an output; empty
/// if none is.
std::string find_missing_program(std::string_view output);

}  // namespace ocelot::steps
