// What the commands that examine a project have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands/command.hpp"
#include "graph/graph.hpp"
#include "project/snapshot_with_upstream.hpp"

namespace ocelot::cli {

inline const console::OutputFormats k_text_or_json = {console::OutputFormat::text,
                                                      console::OutputFormat::json};

/// Whether the answer is to be JSON.
bool is_json(const console::Terminal& terminal);

/// A usage error when there are not `count` inputs: "expected a distribution, got 2 arguments".
Status expect_inputs(const console::Words& inputs, std::size_t count, std::string_view expected);

/// The layers that -d and -a choose; all of them without. Errors: as for `gen`.
Result<graph::Plan> choose_layers(const console::Arguments& arguments,
                                  const project::Snapshot& snapshot);

/// The final files of a plan's layers in the graph of the whole project.
std::vector<graph::FileId> files_of(const graph::Plan& plan, const graph::Graph& graph);

/// The project with the files that a build writes next to each artifact, and what is known of
/// upstream. Errors: as for `gen`.
Result<project::SnapshotWithUpstream> load_with_documents(const console::Arguments& arguments);

/// The distributions of a plan's layers, sorted, each once.
std::vector<std::string> distributions_of(const graph::Plan& plan);

/// Names the components whose modules are not locked, on stderr; nothing for an answer as JSON.
void print_unlocked(const project::Snapshot& snapshot, const console::Terminal& terminal);

}  // namespace ocelot::cli
