// What files are made from, for an outer build that has to know when to make them again.
#pragma once

#include <string>
#include <vector>

#include "queries/edges.hpp"

namespace ocelot::queries {

/// The paths of which no step is the maker, and from which these files are made: what their steps
/// read or wait for, and what the graph itself was made of. Folders whose listing counts are among
/// them. Sorted, each once.
std::vector<std::string> find_sources(const Edges& edges, const std::vector<graph::FileId>& files);

}  // namespace ocelot::queries
