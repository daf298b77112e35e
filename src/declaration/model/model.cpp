// Finds a distribution by name.
#include "declaration/model/model.hpp"

#include <algorithm>

namespace ocelot::model {

const Distribution* Model::find(std::string_view distribution) const {
  const auto found = std::lower_bound(
      distributions.begin(), distributions.end(), distribution,
      [](const Distribution& before, std::string_view name) { return before.name < name; });
  return found != distributions.end() && found->name == distribution ? &*found : nullptr;
}

}  // namespace ocelot::model
