// The history of a distribution's artifacts in the page of `report`.
#pragma once

#include <string>

#include "queries/render/report.hpp"

namespace ocelot::queries {

/// A table with all states of all artifacts, as HTML. Empty if there are none.
std::string history_of(const ReportedDistribution& distribution);

}  // namespace ocelot::queries
