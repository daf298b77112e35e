// A project together with upstream's tree from the last build.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/invocation_directory.hpp"
#include "project/snapshot.hpp"
#include "queries/catalog.hpp"
#include "support/base/tree.hpp"
#include "support/console/options.hpp"

namespace ocelot::project {

/// The output of the clone step; nothing if there is none yet.
Result<std::optional<Tree>> read_upstream_tree(const Root& root);

/// The components in such a tree.
std::optional<std::vector<model::Component>> components_in(const std::optional<Tree>& tree);

/// The version of upstream's collector from the probe step; empty if that did not run yet.
std::string read_upstream_version(const Root& root);

/// What the check step would report about a model and upstream's tree, except what Go reports.
Diagnostics check_against(const Tree& tree, const model::Model& model);

/// The project of a command line, and upstream's components if they are known.
struct SnapshotWithUpstream {
  InvocationDirectory invocation;
  Snapshot snapshot;
  std::optional<std::vector<model::Component>> upstream;

  queries::Catalog catalog() const { return {snapshot.model, upstream}; }
};

/// Finds the project by the command line, and loads the data for queries.
Result<SnapshotWithUpstream> load_with_upstream(const console::Arguments& arguments);

/// The same with settings.
Result<SnapshotWithUpstream> load_with_upstream(InvocationDirectory invocation,
                                                const LoadPolicy& policy);

}  // namespace ocelot::project
