// Removes a folder with everything below it.
#pragma once

#include <string>

namespace ocelot::io {

/// Removes a file, a link, or a folder with everything below it, also read-only folders of this
/// user. No link is followed. The depth of the tree is not limited, and the number of descriptors
/// that are open at a time is. Removes as much as possible; returns 0 or the errno of the first
/// failure.
int remove_all(int folder, const std::string& name);

}  // namespace ocelot::io
