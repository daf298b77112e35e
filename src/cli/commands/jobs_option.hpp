// -j, which the commands that work in parallel take.
#pragma once

#include <optional>

#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// The value of -j; nothing if it was not given. A usage error unless it is a number from 1 on.
Result<std::optional<unsigned>> read_jobs(const console::Arguments& arguments);

}  // namespace ocelot::cli
