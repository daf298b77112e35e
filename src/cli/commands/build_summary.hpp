// report --markdown: the layers in build/, their sizes, and where each came from.
#pragma once

#include <string>

#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// A table in Markdown with one row for each layer that is built, as GitHub and GitLab show it.
/// Fails if a layer cannot be read.
Result<std::string> summarize_build(const project::Root& root, const project::Snapshot& snapshot);

}  // namespace ocelot::cli
