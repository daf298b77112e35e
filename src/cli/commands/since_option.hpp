// --since, which the commands that compare take.
#pragma once

#include "support/console/options.hpp"

namespace ocelot::cli {

inline constexpr console::Option k_since_option =
    console::Option{"since", "GITREF", "compare with the project at this commit"}.takes(
        console::ValueKind::commit);

}  // namespace ocelot::cli
