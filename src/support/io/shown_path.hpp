// The name of a file in messages.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::io {

/// A path of the project as the user names it: behind the prefix that an outer build gives in the
/// environment (base/outer_path.hpp), or as it is. So is a URL, and a path in a commit.
std::string shown_path(std::string_view path);

}  // namespace ocelot::io
