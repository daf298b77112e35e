// Compares names, and looks for characters that Ninja cannot escape.
#include "graph/path_faults.hpp"

#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "support/base/printable.hpp"

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

// Ninja has no way to write '|' and line ends in a path (its manual, "Lexical syntax"; Ninja 1.11
// to 1.13), and prints the command of a failed step as it is, with the paths in it.
Diagnostics find_unwritable_paths(const std::vector<File>& files) {
  Diagnostics faults;
  for (const File& file : files) {
    const bool has_bar = file.path.find('|') != std::string::npos;
    if (!has_bar && !has_hidden(file.path)) continue;
    faults.push_back(
        error("unwritable-path", whole_file(file.path),
              has_bar ? "a Ninja file cannot name a path with '|'"
                      : "the path has control characters, invisible characters or invalid UTF-8")
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
