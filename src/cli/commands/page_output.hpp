// Where commands write files that a user names: drawings, reports, copies.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "project/invocation_directory.hpp"
#include "project/snapshot_with_upstream.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// A usage error if the path that an option has is that of a file of the project or its build.
Status refuse_loss(std::string_view option, const std::string& path,
                   const project::InvocationDirectory& invocation, const graph::Graph& graph);

/// Writes a text to a path that the user named, relative to the current folder; a dry run only
/// checks it. Fails if the path is that of a file of the project or of its build.
Status write_page(const std::string& path, const project::SnapshotWithUpstream& project,
                  const std::string& text, bool is_dry_run);

}  // namespace ocelot::cli
