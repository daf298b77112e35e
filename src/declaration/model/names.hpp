// The grammar of names that reach Ninja, make and a shell. They are checked as soon as they are
// read.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// A distribution's name becomes part of file names, a Ninja target and, for most users, the name
/// of a layer: at most 64 letters, digits, `_`, `-` and `.`, starting with a letter or digit, and
/// not a name that the graph itself uses.
std::optional<Diagnostic> check_distribution_name(const config::Scalar& name);

/// Checks a tag by Go's grammar.
std::optional<Diagnostic> check_tag(const config::Scalar& tag);

/// The known tag that is nearest to a misspelled one. The common prefix is not compared; a tag
/// without it is not near to any tag.
std::optional<std::string> nearest_tag(std::string_view tag,
                                       const std::set<std::string>& known_tags);

}  // namespace ocelot::model
