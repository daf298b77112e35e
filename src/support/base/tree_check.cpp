// Joins the checks of a tree.
#include "support/base/tree_check.hpp"

#include <algorithm>
#include <iterator>

#include "support/base/tree_links.hpp"
#include "support/base/tree_names.hpp"

namespace ocelot {

TreeFaults find_faults(const std::vector<StoredFile>& files) {
  TreeFaults faults;
  std::vector<std::string> paths;
  for (const StoredFile& file : files) {
    paths.push_back(file.path);
    if (std::string problem = problem_of_path(file.path); !problem.empty())
      faults.push_back({"upstream-name", file.path, std::move(problem)});
  }
  for (TreeFaults more : {find_duplicates(paths, false), find_link_faults(files)})
    std::move(more.begin(), more.end(), std::back_inserter(faults));
  return faults;
}

Diagnostics describe(TreeFaults faults,
                     const std::function<Diagnostic(const TreeFault&)>& error_of) {
  std::ranges::stable_sort(faults, {}, &TreeFault::path);
  Diagnostics errors;
  for (const TreeFault& fault : faults) errors.push_back(error_of(fault));
  return errors;
}

}  // namespace ocelot
