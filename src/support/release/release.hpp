// The version of this ocelot-gen, from the build.
#pragma once

#include <string_view>

namespace ocelot::release {

/// "0.1.0"
std::string_view version();

/// The date of the manual, such as 2026-11-21.
std::string_view date();

}  // namespace ocelot::release
