// The answers of queries as JSON. Each document has "version" and "kind"; docs/json.md and
// docs/schema/ tell the shapes, and a test holds the two together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/earlier.hpp"
#include "query/affected.hpp"
#include "query/difference.hpp"
#include "query/listing.hpp"
#include "query/path.hpp"
#include "query/relations.hpp"
#include "query/steps.hpp"
#include "query/uses.hpp"
#include "query/why.hpp"

namespace ocelot::cli {

/// All that `list` knows; a null list was not asked for.
struct Listing {
  const model::Model* distributions = nullptr;
  std::optional<std::vector<query::ListedComponent>> components;
  std::optional<std::vector<query::ListedTag>> tags;
  std::optional<std::vector<query::ListedTarget>> targets;
  bool knows_upstream = false;
};

/// An output's size on disk; none where it is not built.
using Sizes = std::vector<std::optional<std::uintmax_t>>;

std::string to_json(const Listing& listing);
std::string to_json(const query::DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version);
std::string to_json(const query::Why& why);
std::string to_json(const query::Uses& uses);
std::string to_json(const query::Chain& chain);
std::string to_json(const query::Affected& affected, const std::optional<std::string>& since,
                    const std::vector<std::string>& files);
std::string to_json(const query::DistributionDifference& difference);
std::string to_json(const query::ProjectDifference& difference, const std::string& since);
std::string to_json(const Diagnostics& diagnostics, const std::vector<std::string>& unchecked);

/// Where the collector of a drawing comes from.
struct Source {
  const model::Upstream& upstream;
  std::string commit;   ///< "unpinned", or the path of a plain folder, where there is none
  std::string version;  ///< of the collector; empty if it is not known yet
};

/// In lines for people, or all in one.
enum class Layout { indented, compact };

std::string to_json(const query::Relations& relations, const Source& source, Layout layout);
std::string to_json(const graph::Graph& graph, const std::vector<query::StepId>& steps);

/// One line for GitHub's `matrix: ${{ fromJSON(…) }}`.
std::string to_github_matrix(const query::Affected& affected);

}  // namespace ocelot::cli
