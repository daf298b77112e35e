// Adds the help that only the caller of git knows.
#include "project/history_option.hpp"

#include <fmt/format.h>

namespace ocelot::project {

Diagnostics with_option(Diagnostics faults, std::string_view option) {
  for (Diagnostic& fault : faults) {
    if (fault.code == "no-history" && fault.help.empty())
      fault.help =
          fmt::format("{} takes a commit of the git repository that contains the project", option);
  }
  return faults;
}

}  // namespace ocelot::project
