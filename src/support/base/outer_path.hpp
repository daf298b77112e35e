// Paths of a project as an outer project names them. A project embedded in another one is in a
// folder of it: the prefix.
#pragma once

#include <string>
#include <string_view>

namespace ocelot {

/// The environment variable that has the prefix where an outer build runs this program. Paths in
/// messages then begin with the prefix.
inline constexpr const char* k_path_prefix_variable = "OCELOT_PATH_PREFIX";

/// The environment variable that has the project's folder where an outer build runs `ocelot-gen
/// build`, and so does not have the project's targets itself.
inline constexpr const char* k_ninja_folder_variable = "OCELOT_NINJA_FOLDER";

/// A path without empty parts, `.`, and `..` behind another part. A '/' at the end stays; "." for a
/// path without parts.
std::string normalized_path(std::string_view path);

/// A path behind a prefix, normalized where it begins with a '.'. A prefix is normalized and ends
/// with '/', or is empty. An absolute path stays unchanged.
std::string outer_path(std::string_view prefix, std::string_view path);

}  // namespace ocelot
