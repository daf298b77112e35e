// Which distributions are checked.
#include "queries/check_input.hpp"

namespace ocelot::queries {

bool is_requested(const CheckRequest& request, const model::Distribution& distribution) {
  return !distribution.is_abstract &&
         (request.distributions.empty() || request.distributions.contains(distribution.name));
}

}  // namespace ocelot::queries
