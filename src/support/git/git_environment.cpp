// Reads GIT_CONFIG_COUNT.
#include "support/git/git_environment.hpp"

#include "support/base/number.hpp"
#include "support/io/environment.hpp"

namespace ocelot::git {

namespace {

constexpr std::size_t k_most_settings = 1000;

}  // namespace

std::size_t count_settings_in_environment() {
  const auto count = read_number<std::size_t>(io::environment_variable("GIT_CONFIG_COUNT"));
  return count && *count <= k_most_settings ? *count : 0;
}

}  // namespace ocelot::git
