// A project together with upstream's tree as the last build left it.
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

/// Upstream's tree as the clone step left it; nothing when there is none yet.
Result<std::optional<Tree>> read_upstream_tree(const Root& root);

/// The components in such a tree.
std::optional<std::vector<model::Component>> components_in(const std::optional<Tree>& tree);

/// The version of upstream's collector as the probe step found it; empty when it did not run yet.
std::string read_upstream_version(const Root& root);

/// What the check step would report about a model and upstream's tree, except what Go reports.
Diagnostics check_against(const Tree& tree, const model::Model& model);

/// The project that a command line names, and upstream's components where they are known.
struct SnapshotWithUpstream {
  InvocationDirectory invocation;
  Snapshot snapshot;
  std::optional<std::vector<model::Component>> upstream;

  queries::Catalog catalog() const { return {snapshot.model, upstream}; }
};

/// Finds the project by the command line, and loads what questions are asked of.
Result<SnapshotWithUpstream> load_with_upstream(const console::Arguments& arguments);

}  // namespace ocelot::project
