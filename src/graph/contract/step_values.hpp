// The types of the values in a step's request: ids in the graph, text on a command line.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "support/base/id.hpp"

namespace ocelot::graph {

struct File {
  std::string path;  ///< with '/', relative to the project if the user wrote it so
};
using FileId = Id<File>;

/// A program whose path depends on the machine.
enum class Tool { go, make, cc_amd64, cc_arm64 };

/// The name of the Ninja file's variable.
std::string_view name_of(Tool tool);

/// A word of a step's command line in the graph: text, a file, or a tool.
using Argument = std::variant<std::string, FileId, Tool>;

/// The values of a request in the graph.
struct InGraph {
  using File = FileId;
  using Program = Tool;
  using Word = Argument;
};

/// The values of a request that was read from a command line.
struct InWords {
  using File = std::string;     ///< a path
  using Program = std::string;  ///< a path, or a name to look up in PATH
  using Word = std::string;
};

/// A file of the project, and its path in the tree.
template <class In>
struct PlacedFile {
  typename In::File source{};
  std::string tree_path;

  bool operator==(const PlacedFile&) const = default;
};

/// A compression level of the zip: 1 to 12, as in libdeflate.
struct CompressionLevel {
  int value = 6;

  bool operator==(const CompressionLevel&) const = default;
};

}  // namespace ocelot::graph
