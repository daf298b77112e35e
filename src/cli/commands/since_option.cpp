// Finds the commit, and says why it was chosen.
#include "cli/commands/since_option.hpp"

namespace ocelot::cli {

Result<project::Since> read_since(const project::Root& root, const console::Arguments& arguments,
                                  const console::Terminal& terminal) {
  if (!arguments.has("since")) return project::Since{};
  Result<project::Since> since = project::find_since(root, arguments.last("since"));
  if (since && !since->why.empty()) terminal.print_err(since->why);
  return since;
}

}  // namespace ocelot::cli
