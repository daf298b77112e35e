// Creates a file in lower case, and looks for it in upper case.
#include "support/io/case_folding.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "support/base/tree_names.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/random_name.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

bool folds_case(const fs::path& folder) {
  const std::string random = random_name();
  const fs::path lower = folder / fmt::format(".ocelot-{}-case", random);
  const Descriptor file(
      ::open(lower.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) return false;
  const fs::path upper = folder / fmt::format(".OCELOT-{}-CASE", random);
  std::error_code none;
  const bool folds = fs::exists(fs::symlink_status(upper, none));
  ::unlink(lower.c_str());
  return folds;
}

TreeFaults find_folded_names(const Tree& tree, const fs::path& folder) {
  std::vector<std::string> paths;
  for (const TreeEntry& entry : tree) paths.push_back(entry.path);
  TreeFaults faults = find_duplicates(paths, true);
  if (faults.empty() || !folds_case(folder)) return {};
  return faults;
}

}  // namespace ocelot::io
