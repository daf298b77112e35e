// Which ocelot-gen this is, as the build says.
#pragma once

#include <string_view>

namespace ocelot::console {

/// "0.1.0"
std::string_view version();

/// The day of the manual, as 2026-11-21.
std::string_view release_date();

}  // namespace ocelot::console
