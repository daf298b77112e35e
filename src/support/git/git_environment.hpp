// The settings that git takes from pairs of variables (git-config(1), ENVIRONMENT).
#pragma once

#include <cstddef>

namespace ocelot::git {

/// The number of pairs GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n: the value of GIT_CONFIG_COUNT. 0 if
/// it is not a number, or is so large that it is a mistake; git rejects both.
std::size_t count_settings_in_environment();

}  // namespace ocelot::git
