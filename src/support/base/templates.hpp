// The files of templates/ in the project's root, as embedded in ocelot-gen when it was built.
// Nothing here reads a disk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/embedded.hpp"

namespace ocelot {

/// The content of a template; nothing if no template has that path.
std::optional<std::string_view> find_template(std::string_view path);

/// All templates below a folder, at any depth, sorted by path; empty if there is no such folder.
std::vector<TemplateFile> templates_under(std::string_view folder);

/// Names and their values.
using Values = std::map<std::string, std::string, std::less<>>;

/// The text with each `{{name}}` replaced by its value. A name without a value stays unchanged,
/// because the braces may mean something else.
std::string expand(std::string_view text, const Values& values);

}  // namespace ocelot
