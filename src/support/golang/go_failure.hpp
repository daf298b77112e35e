// Why the go command failed: its own lines, or those of the git that it runs, as a cause with a
// remedy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::golang {

/// A cause of a failure that does not come from the code that is built.
struct FailureCause {
  std::string_view code;  ///< of the diagnostic, such as "module-denied"
  std::string_view help;  ///< what the user can do
};

/// The cause that an output states; null if it states none. If it states several, the result is the
/// one that explains the others.
const FailureCause* find_failure_cause(std::string_view output);

/// A module whose sum differs from the recorded one.
struct ChangedModule {
  std::string path;
  std::string version;     ///< ends with "/go.mod" if only the module's go.mod was compared
  std::string downloaded;  ///< the sum of the bytes that the go command has, such as "h1:…="
  std::string recorded;    ///< the sum in `record`
  std::string record;      ///< "go.sum", or the name of a checksum database
};

/// The modules for which an output reports a checksum mismatch, each once.
std::vector<ChangedModule> find_changed_modules(std::string_view output);

}  // namespace ocelot::golang
