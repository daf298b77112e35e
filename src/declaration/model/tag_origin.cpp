// Wildcards.
#include "declaration/model/tag_origin.hpp"

namespace ocelot::model {

const std::string* covering_wildcard(const Tags& tags, std::string_view tag) {
  for (std::size_t dot = tag.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = tag.rfind('.', dot - 1)) {
    const auto found = tags.find(std::string(tag.substr(0, dot)) + ".all");
    if (found != tags.end() && found->first != tag) return &found->first;
  }
  return nullptr;
}

}  // namespace ocelot::model
