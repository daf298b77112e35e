// Derives properties of a distribution.
#include "declaration/model/distribution.hpp"

#include <algorithm>

namespace ocelot::model {

namespace {

using TagNames = std::set<std::string, std::less<>>;

bool is_any(const auto& compiled, const Distribution& distribution, const TagNames& tags) {
  return std::any_of(distribution.architectures.begin(), distribution.architectures.end(),
                     [&](Architecture architecture) {
                       return is_compiled(compiled, target_of(distribution.kind, architecture),
                                          tags);
                     });
}

}  // namespace

TagNames Distribution::tag_set() const {
  TagNames set;
  for (const auto& [tag, origin] : tags) set.insert(tag);
  return set;
}

bool is_compiled_for_any(const OverlayFile& file, const Distribution& distribution,
                         const TagNames& tags) {
  return is_any(file, distribution, tags);
}

bool is_compiled_for_any(const Component& component, const Distribution& distribution,
                         const TagNames& tags) {
  return is_any(component, distribution, tags);
}

}  // namespace ocelot::model
