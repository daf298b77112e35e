// The tags of a distribution.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "support/base/source.hpp"

namespace ocelot::model {

/// The key that names a tag.
enum class TagForm {
  build_tag,  ///< buildtags
  component,  ///< components, or a plugin's component
  go_tag,     ///< go.tags
  implied,    ///< lambdacomponents.custom, by components
};

/// The origin of a distribution's tag.
struct TagOrigin {
  std::string distribution;  ///< the distribution itself, or the base with the tag
  Place place;
  TagForm form = TagForm::build_tag;
};

/// Tags with their origins, sorted.
using Tags = std::map<std::string, TagOrigin, std::less<>>;

/// The first wildcard above `tag` that selects the same component: for
/// lambdacomponents.exporter.awss3 that is lambdacomponents.exporter.all, then
/// lambdacomponents.all. Null if `tags` has neither.
const std::string* covering_wildcard(const Tags& tags, std::string_view tag);

}  // namespace ocelot::model
