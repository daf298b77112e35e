// The record of outputs: the name of every file that a Ninja file of this project may ever have
// made. Ninja's own log is no such list: it drops the names that its Ninja file does not have.
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

/// What the steps of a graph make.
Outputs outputs_of(const graph::Graph& graph);

/// The names in a record's text: one a line. What is no path below build/ in its shortest form is
/// passed over, so that no text makes anyone remove another file.
Outputs parse_outputs(std::string_view text);

/// What the record of a project says; nothing when there is none. Fault:
/// one that cannot be read.
Result<Outputs> read_outputs(const project::Root& root);

/// Whether there is a record.
bool has_output_record(const project::Root& root);

/// Whether a build made the file with a recorded name: a name is recorded before anything is made,
/// and somebody else's file may have it. What lies in build/ocelot/ is ours; a file beside that
/// folder fits its checksum, which the build writes next to it; the checksum fits its file, or says
/// what it must where that is gone; and any other file is next to an artifact that fits, with its
/// name and another ending.
bool was_made(const project::Root& root, const Outputs& recorded, const std::string& path);

/// Adds to the record. It is to be called before the Ninja file that can make these is written.
Status record_outputs(const project::Root& root, const Outputs& more);

/// Replaces the record.
Status write_outputs(const project::Root& root, const Outputs& outputs);

}  // namespace ocelot::generate
