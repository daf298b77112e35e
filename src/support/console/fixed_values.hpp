// The kinds of values that are the same in every program and project.
#pragma once

#include <string_view>

#include "support/console/candidates.hpp"
#include "support/console/options.hpp"

namespace ocelot::console {

/// Words that are separated by '|', as candidates.
Completion words_of(std::string_view values);

/// The values of a kind that does not depend on a program or a project, or the paths of `file` and
/// `folder`; empty for any other kind.
Completion fixed_values(ValueKind kind);

}  // namespace ocelot::console
