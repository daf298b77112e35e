// Names the option that takes a commit in the errors of reading the project's history.
#pragma once

#include <string_view>

#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// The same faults. Those with the code no-history get a help that names `option`, such as --since.
Diagnostics with_option(Diagnostics faults, std::string_view option);

}  // namespace ocelot::project
