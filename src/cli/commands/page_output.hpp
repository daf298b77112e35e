// Where commands write drawings and reports.
#pragma once

#include <string>

#include "project/snapshot_with_upstream.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// Writes a text to a path that the user named, relative to the current folder; a dry run only
/// checks it. Fails if the path is that of a file of the project or of its build.
Status write_page(const std::string& path, const project::SnapshotWithUpstream& project,
                  const std::string& text, bool is_dry_run);

}  // namespace ocelot::cli
