// What is wrong with a tree from elsewhere, independent of where the tree is stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot {

/// One reason to reject a tree.
struct TreeFault {
  std::string_view code;  ///< as in Diagnostic
  std::string path;       ///< in the tree; empty for the whole tree
  std::string problem;    ///< the rest of a sentence that begins with the path: "is a submodule"
};

using TreeFaults = std::vector<TreeFault>;

}  // namespace ocelot
