// `// +build` lines, which Go had before `//go:build`: recognized only to say what to write
// instead.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::golang {

/// What follows `+build` in a comment, or nothing when the comment is no such line.
std::optional<std::string_view> plus_build_arguments(std::string_view comment);

/// The `//go:build` expression that means the same as all those lines together: lines are joined by
/// AND, blanks by OR, commas by AND.
std::string go_build_expression(const std::vector<std::string_view>& lines);

}  // namespace ocelot::golang
