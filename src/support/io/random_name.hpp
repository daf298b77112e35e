// Names that nobody else has chosen.
#pragma once

#include <string>

namespace ocelot::io {

/// Sixteen hexadecimal digits at random: another machine or container may use the same folder, so
/// the number of a process would not do.
std::string random_name();

}  // namespace ocelot::io
