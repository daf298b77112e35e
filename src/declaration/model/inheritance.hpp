// Inheritance of tags from bases. In: distributions as written. Out: the tags of each distribution,
// and the faults of the inheritance.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"

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

/// The tags of each entry, in the order of the entries: those of its bases, except those in its
/// `without`, and its own. A tag from several bases has the origin from the first of them; an
/// entry's own tag has the entry as origin. Takes time in proportion to the inherited tags. Faults:
/// unknown and repeated bases, plugins as bases, cycles of bases, and a `without` that removes
/// nothing.
WithDiagnostics<std::vector<Tags>> inherit_tags(
    const std::vector<config::DistributionEntry>& entries);

}  // namespace ocelot::model
