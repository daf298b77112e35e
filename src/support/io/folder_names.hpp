// The names in an open folder.
#pragma once

#include <string>
#include <vector>

namespace ocelot::io {

/// Adds the names in an open folder, sorted by bytes. Returns 0 or the errno of a failure.
int list_names(int folder, std::vector<std::string>& names);

}  // namespace ocelot::io
