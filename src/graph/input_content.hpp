// The content of a step's inputs, as a word of its command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace ocelot::graph {

/// A digest of the inputs that are files of the project; nothing if there are none. Ninja compares
/// times, so it misses a file that was replaced by an older one. It compares commands too, and this
/// word of the command changes with the content.
std::optional<std::string> content_of(const std::vector<FileId>& inputs, const Graph& graph,
                                      const ProjectInputs& project);

}  // namespace ocelot::graph
