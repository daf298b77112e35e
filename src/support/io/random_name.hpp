// Names that are unique without coordination.
#pragma once

#include <string>

namespace ocelot::io {

/// Sixteen random hexadecimal digits. A process id is not enough, because another machine or
/// container may use the same folder.
std::string random_name();

}  // namespace ocelot::io
