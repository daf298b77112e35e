// Tags as bases hand them down. In: distributions as written. Out: each one's tags, and the faults
// of the ways between them.
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

/// Where a distribution has a tag from.
struct TagOrigin {
  std::string distribution;  ///< itself, or the base that wrote the tag
  Place place;
  TagForm form = TagForm::build_tag;
};

/// Tags, sorted, each with its origin.
using Tags = std::map<std::string, TagOrigin, std::less<>>;

/// The first tag above `tag` that switches the same component on: for
/// lambdacomponents.exporter.awss3 that is lambdacomponents.exporter.all, then
/// lambdacomponents.all. Null when there is none among `tags`.
const std::string* covering_wildcard(const Tags& tags, std::string_view tag);

/// The tags of each entry, in the order of the entries: those of its bases, without what its
/// `without` names, and its own. A tag that several bases hand down has the origin that the first
/// of them gives it; one's own tag has its own. Takes time in proportion to the tags handed down.
/// Faults: unknown and repeated bases, plugins as bases, rings of bases, and a `without` that
/// removes nothing.
WithDiagnostics<std::vector<Tags>> inherit_tags(
    const std::vector<config::DistributionEntry>& entries);

}  // namespace ocelot::model
