// The options that shape a Ninja file, as commands that look at one take them too.
#pragma once

#include <vector>

#include "project/generate/generation.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::generate {

/// --no-cache, which steps and the generator have.
inline constexpr console::Option k_no_cache_option{"no-cache", "", "do not use the action cache"};

std::vector<console::Option> gen_options();

/// Reads them; a fault of usage when a value is none that an option takes.
Result<GenRequest> read_gen_request(const console::Arguments& arguments);

/// Finds the project. Paths of the command line, which are relative to the user's folder, are made
/// to fit the root.
Result<project::Root> find_root(GenRequest& request);

}  // namespace ocelot::generate
