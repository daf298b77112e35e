// The answers of queries as JSON. Each document has "version" and "kind"; docs/json.md and
// docs/schema/ tell the shapes, and a test holds the two together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queries/affected.hpp"
#include "queries/difference.hpp"
#include "queries/listing.hpp"
#include "queries/needed_steps.hpp"
#include "queries/path.hpp"
#include "queries/relations.hpp"
#include "queries/uses.hpp"
#include "queries/why.hpp"

namespace ocelot::queries {

/// All that `list` knows; a null list was not asked for.
struct Listing {
  const model::Model* distributions = nullptr;
  std::optional<std::vector<ListedComponent>> components;
  std::optional<std::vector<ListedTag>> tags;
  std::optional<std::vector<ListedTarget>> targets;
  bool knows_upstream = false;
};

/// An output's size on disk; none where it is not built.
using Sizes = std::vector<std::optional<std::uintmax_t>>;

std::string to_json(const Listing& listing);
std::string to_json(const DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version);
std::string to_json(const Why& why);
std::string to_json(const Uses& uses);
std::string to_json(const Chain& chain);
std::string to_json(const Affected& affected, const std::optional<std::string>& since,
                    const std::vector<std::string>& files);
std::string to_json(const DistributionDifference& difference);
std::string to_json(const ProjectDifference& difference, const std::string& since);
std::string to_json(const Diagnostics& diagnostics, const std::vector<std::string>& unchecked);

/// Where the collector of a drawing comes from.
struct Source {
  const model::Upstream& upstream;
  std::string commit;   ///< "unpinned", or the path of a plain folder, where there is none
  std::string version;  ///< of the collector; empty if it is not known yet
};

/// In lines for people, or all in one.
enum class Layout { indented, compact };

std::string to_json(const Relations& relations, const Source& source, Layout layout);
std::string to_json(const graph::Graph& graph, const std::vector<StepId>& steps);

/// One line for GitHub's `matrix: ${{ fromJSON(…) }}`.
std::string to_github_matrix(const Affected& affected);

}  // namespace ocelot::queries
