// The grammar of names that reach Ninja, make and a shell: checked at the door.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/config.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// A distribution's name becomes part of file names, a Ninja target and, for most users, a layer's
/// name: letters, digits, `_`, `-` and `.`, a letter or digit first, 64 at most; and none of the
/// names that the graph uses itself.
std::optional<Diagnostic> check_distribution_name(const config::Scalar& name);

/// A tag by Go's grammar.
std::optional<Diagnostic> check_tag(const config::Scalar& tag);

/// The known tag that is nearest to a misspelt one. The prefix that all share says nothing about
/// likeness and is left out; a tag without it is near to none.
std::optional<std::string> nearest_tag(std::string_view tag, const std::set<std::string>& known);

}  // namespace ocelot::model
