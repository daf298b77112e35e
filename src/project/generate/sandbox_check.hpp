// Whether this machine can give steps their sandbox.
#pragma once

#include "declaration/model/sandbox.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// Starts a program under bubblewrap if that is the sandbox. Fails with what the machine must
/// allow.
Status check_sandbox(model::Sandbox sandbox);

/// A warning if the sandbox is the surrounding container, and nothing indicates one.
Diagnostics find_missing_container(model::Sandbox sandbox);

}  // namespace ocelot::generate
