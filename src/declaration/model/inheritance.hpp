// Inheritance of tags from bases. In: distributions as written. Out: the tags of each distribution,
// and the faults of the inheritance.
#pragma once

#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/tag_origin.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// The tags of each entry, in the order of the entries: those of its bases, except those in its
/// `without`, and its own. A tag from several bases has the origin from the first of them; an
/// entry's own tag has the entry as origin. Takes time in proportion to the inherited tags. Faults:
/// unknown and repeated bases, plugins as bases, cycles of bases, and a `without` that removes
/// nothing.
WithDiagnostics<std::vector<Tags>> inherit_tags(
    const std::vector<config::DistributionEntry>& entries);

}  // namespace ocelot::model
