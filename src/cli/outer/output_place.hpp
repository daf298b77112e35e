// Whether a file can be written where a user wants it, before a long build.
#pragma once

#include <string>
#include <string_view>

#include "support/base/result.hpp"

namespace ocelot::cli {

/// A usage error if the path that an option has cannot become a file: it is a folder, or another
/// thing that is not replaced, or its folder cannot be written. The path is relative to the current
/// folder. A folder that does not exist is created later.
Status check_output_place(std::string_view option, const std::string& path);

/// Whether two paths are those of one file, also if a link leads to its folder.
bool is_same_place(const std::string& one, const std::string& other);

}  // namespace ocelot::cli
