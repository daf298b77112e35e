// The name of a file in messages.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::io {

/// A path of the project as the user names it: behind the prefix that an outer build gives in the
/// environment (base/outer_path.hpp), or as it is. So is a URL, and a path in a commit.
std::string shown_path(std::string_view path);

/// The command that makes a target of the project's Ninja file, as the user can run it.
std::string ninja_command(std::string_view target);

}  // namespace ocelot::io
