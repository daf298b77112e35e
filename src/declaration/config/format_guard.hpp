// Checks that a formatted file still has the same content.
#pragma once

#include <optional>
#include <string>

#include "support/base/source.hpp"

namespace ocelot::config {

/// What formatting lost or changed: a value, a comment, or an order (except of a distribution's
/// keys); nothing if the content is the same. `lines` is the original file with LF line ends and
/// without a byte order mark.
std::optional<std::string> find_difference(const SourceRef& before, const SourceRef& lines,
                                           const SourceRef& after);

/// Whether two files without a fault have the same comments, in any order.
bool has_same_comments(const SourceRef& before, const SourceRef& after);

}  // namespace ocelot::config
