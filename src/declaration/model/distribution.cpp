// Derives properties of a distribution.
#include "declaration/model/distribution.hpp"

namespace ocelot::model {

std::set<std::string, std::less<>> Distribution::tag_set() const {
  std::set<std::string, std::less<>> set;
  for (const auto& [tag, origin] : tags) set.insert(tag);
  return set;
}

}  // namespace ocelot::model
