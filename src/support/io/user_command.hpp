// Commands that the user gives as one text, such as that of --sign-command. Apart from other
// programs, because they get the user's whole environment, which may name a key.
#pragma once

#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::io {

struct UserCommandResult {
  Exit exit;
  std::string output;  ///< its standard output
  std::string errors;  ///< its standard error
};

/// Runs a command with a shell, in the current folder. `words` come after it; each is one word of
/// the command, whatever it contains. The output passes through the scratch folder. Fails if the
/// shell cannot start.
Result<UserCommandResult> run_user_command(const std::string& command,
                                           const std::vector<std::string>& words,
                                           const Scratch& scratch);

}  // namespace ocelot::io
