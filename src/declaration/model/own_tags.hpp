// The tags that a distribution's own keys name, in whichever form they are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/tag_origin.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// A tag, its place, and the key that names it. For `components`, it is the tag of the component.
struct OwnTag {
  std::string tag;
  Place place;
  TagForm form = TagForm::build_tag;
};

/// All tags that an entry adds, in the order of the keys. Where `components` has an item, the tag
/// lambdacomponents.custom is among them, at the place of the first.
std::vector<OwnTag> own_tags(const config::DistributionEntry& entry);

/// The tag that an item of `without` removes: the tag of the component that it names if a base or
/// the entry itself selects that, otherwise the item itself.
std::string removed_tag(std::string_view item, const Tags& inherited,
                        const std::vector<OwnTag>& own);

/// The fault of a tag that a list repeats. `noun` is "tag" or "component".
Diagnostic duplicate_tag(std::string_view noun, std::string_view written, const Place& place,
                         const Place& first);

/// The faults of the items of `components`, `buildtags` and `go.tags`: outside their grammar, in
/// the wrong key, or duplicate.
Diagnostics check_own_tags(const config::DistributionEntry& entry);

}  // namespace ocelot::model
