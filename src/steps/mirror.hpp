// Where the bare mirror of a URL lies.
#pragma once

#include <filesystem>
#include <string>

namespace ocelot::steps {

/// A folder under the cache folder, one a URL, shared by all projects of this user.
std::filesystem::path mirror_of(const std::string& url);

}  // namespace ocelot::steps
