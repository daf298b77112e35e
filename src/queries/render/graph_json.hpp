// The drawings of `graph` as JSON: the declaration, which the page shows too, and the steps.
#pragma once

#include <string>
#include <vector>

#include "queries/needed_steps.hpp"
#include "queries/relations.hpp"
#include "support/base/json.hpp"

namespace ocelot::queries {

/// Where the collector of a drawing comes from.
struct Source {
  const model::Upstream& upstream;
  std::string commit;   ///< "unpinned", or the path of a plain folder, where there is none
  std::string version;  ///< of the collector; empty if it is not known yet
};

std::string to_json(const Relations& relations, const Source& source, Json::Layout layout);
std::string to_json(const graph::Graph& graph, const std::vector<StepId>& steps);

}  // namespace ocelot::queries
