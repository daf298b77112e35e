// The record of outputs: the name of every file that any Ninja file of this project may have
// created. Ninja's own log cannot replace it, because it drops names that are not in the current
// Ninja file.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// Paths of files, relative to the project.
using Outputs = std::set<std::string>;

/// The outputs of a graph's steps.
Outputs outputs_of(const graph::Graph& graph);

/// The names in a record's text, one per line. A line that is not a normalized path below build/ is
/// ignored, so that a damaged record cannot cause the removal of another file.
Outputs parse_outputs(std::string_view text);

/// The content of a project's record; empty if there is none. Fails if it cannot be read.
Result<Outputs> read_outputs(const project::Root& root);

/// Whether there is a record.
bool has_output_record(const project::Root& root);

/// Whether a build created the file with a recorded name. A name is recorded before anything is
/// created, and a file from elsewhere may have the same name. Files in build/ocelot/ are ours. A
/// file next to that folder must match its checksum, which the build writes next to it. A checksum
/// must match its file, or have the right form if the file no longer exists. Any other
/// file must be next to an artifact that matches, with its name and another ending.
bool was_made(const project::Root& root, const Outputs& recorded, const std::string& path);

/// Adds outputs to the record. Call this before writing the Ninja file that can create them.
Status record_outputs(const project::Root& root, const Outputs& more);

/// Replaces the record.
Status write_outputs(const project::Root& root, const Outputs& outputs);

}  // namespace ocelot::generate
