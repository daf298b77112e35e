// Compares names, and looks for characters that Ninja cannot escape.
#include "graph/path_faults.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

namespace ocelot::graph {

namespace {

Diagnostics find_clashes(const std::vector<File>& files, const Plan& plan) {
  Diagnostics faults;
  std::unordered_set<std::string_view> paths;
  for (const File& file : files) paths.insert(file.path);
  for (const DistributionTarget& distribution : plan.distributions) {
    if (!paths.contains(distribution.name)) continue;
    faults.push_back(
        error("reserved-name", distribution.place,
              fmt::format("'{}' is also the path of a file or folder that the build reads",
                          distribution.name))
            .with_help("choose another name for the distribution"));
  }
  return faults;
}

// Ninja has no way to write these in a path (its manual, "Lexical syntax"; Ninja 1.11 to 1.13).
Diagnostics find_unwritable_paths(const std::vector<File>& files) {
  Diagnostics faults;
  for (const File& file : files) {
    const auto bad = std::find_if(file.path.begin(), file.path.end(), [](char c) {
      return c == '|' || static_cast<unsigned char>(c) < 0x20;
    });
    if (bad == file.path.end()) continue;
    faults.push_back(error("unwritable-path", whole_file(file.path),
                           *bad == '|' ? "a Ninja file cannot name a path with '|'"
                                       : "a Ninja file cannot name a path with control characters")
                         .with_help("rename the file or folder"));
  }
  return faults;
}

}  // namespace

Diagnostics find_path_faults(const std::vector<File>& files, const Plan& plan) {
  Diagnostics faults = find_clashes(files, plan);
  append(faults, find_unwritable_paths(files));
  return faults;
}

}  // namespace ocelot::graph
