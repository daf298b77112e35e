// Every tag of a distribution selects something: Go itself ignores a tag that nothing mentions.
#pragma once

#include "queries/check_input.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::queries {

/// The faults of the tags of the requested distributions, each at the place where its tag is
/// written: tags that no file mentions (except those of `go.tags`), and tags of components whose
/// files Go leaves out for every architecture of the distribution.
Diagnostics check_tags(const CheckRequest& request);

}  // namespace ocelot::queries
