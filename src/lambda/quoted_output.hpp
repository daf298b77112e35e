// Quotes what an extension printed.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::lambda {

/// The text of a note with the last lines of an output.
std::string quote_last_lines(std::string_view output);

}  // namespace ocelot::lambda
