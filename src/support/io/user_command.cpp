// The words are parameters of the shell.
#include "support/io/user_command.hpp"

#include <filesystem>

#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

Result<UserCommandResult> run_user_command(const std::string& command,
                                           const std::vector<std::string>& words,
                                           const Scratch& scratch) {
  const Result<std::filesystem::path> here = current_folder();
  if (!here) return fail(here.error());
  Command shell{{"/bin/sh", "-c", command + " \"$@\"", "sh"},
                *here,
                all_environment_variables(),
                scratch.path() / "errors",
                scratch.path() / "output"};
  shell.argv.insert(shell.argv.end(), words.begin(), words.end());
  const Result<Exit> ended = run(shell);
  if (!ended) return fail(ended.error());
  return UserCommandResult{*ended, read_file(shell.output).value_or(std::string()),
                           read_file(shell.log).value_or(std::string())};
}

}  // namespace ocelot::io
