// refs: which distributions use a file, a component, a module or a tag.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/plan.hpp"
#include "queries/catalog.hpp"
#include "queries/edges.hpp"
#include "support/base/result.hpp"

namespace ocelot::queries {

/// What a name names.
enum class NameKind { file, component, module, tag };

std::string_view name_of(NameKind kind);

struct Use {
  std::string distribution;
  std::string how;  ///< of a module its version, of a tag the distribution that sets it; else empty
};

struct Uses {
  NameKind kind = NameKind::file;
  std::string name;
  std::vector<Use> distributions;       ///< sorted by name
  std::vector<std::string> components;  ///< that hold the file, mention the tag or need the module
};

/// Looks a word up as a file of the graph, a component, a tag and a module, in this order. Files of
/// the declaration are used by every distribution. Fault: an unknown name.
Result<Uses> find_uses(const Catalog& catalog, const Edges& edges, const std::string& name);

}  // namespace ocelot::queries
