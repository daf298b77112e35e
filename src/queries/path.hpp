// path: how one file or target comes from another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "queries/edges.hpp"
#include "support/base/result.hpp"

namespace ocelot::queries {

/// A file or target on the way, and how it is reached from the previous link.
struct Link {
  std::string name;
  std::optional<std::string_view>
      step;                 ///< the kind of step that makes it; none for the first and a target
  bool only_waits = false;  ///< the step waits for the previous link but does not read it
};

/// The shortest chain, from what is read to what is made.
struct Chain {
  std::vector<Link> links;
};

/// A chain between two names, in either direction; names are paths of files, names
/// of targets or of components. A chain of reads is preferred to a chain with a wait.
/// Faults: an unknown name, no chain.
Result<Chain> find_chain(const Edges& edges, const std::string& a, const std::string& b);

}  // namespace ocelot::queries
