// What is wrong with a path that should be a file of the project.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "project/root.hpp"

namespace ocelot::project {

/// Whether the real path of a file or folder is outside the project, for example through a link.
bool leads_out(const Root& root, std::string_view path);

/// What is wrong with an entry of a folder that is not a regular file, such as "leads to no file";
/// nothing if it is, or leads to, a file of the project. A clone of the project would not have what
/// a link out of it leads to.
std::optional<std::string> find_file_fault(const Root& root, const std::string& path);

}  // namespace ocelot::project
