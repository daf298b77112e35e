// Whether a formatted file still says what it said.
#pragma once

#include <optional>
#include <string>

#include "support/base/source.hpp"

namespace ocelot::config {

/// What a formatted file has lost or changed: a value, the order of anything but a distribution's
/// keys, or a comment. `lines` is the file before, with LF at the ends of its lines and without a
/// byte order mark.
std::optional<std::string> find_difference(const SourceRef& before, const SourceRef& lines,
                                           const SourceRef& after);

}  // namespace ocelot::config
