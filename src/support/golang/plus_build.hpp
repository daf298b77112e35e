// `// +build` lines, the older form of `//go:build`: recognized only to suggest the replacement.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::golang {

/// The text after `+build` in a comment; nothing if the comment is not such a line.
std::optional<std::string_view> plus_build_arguments(std::string_view comment);

/// The `//go:build` expression with the same meaning as all the lines together: AND joins lines and
/// comma-separated tags, OR joins parts separated by spaces.
std::string go_build_expression(const std::vector<std::string_view>& lines);

}  // namespace ocelot::golang
