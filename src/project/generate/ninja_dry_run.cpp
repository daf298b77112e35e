// A temporary Ninja file: Ninja regenerates only the file that its graph names, so this one is used
// as it is.
#include "project/generate/ninja_dry_run.hpp"

#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::generate {

Result<DryRun> dry_run_ninja(const project::Root& root, const NinjaProgram& ninja,
                             const std::string& text, const std::vector<std::string>& words,
                             const std::optional<std::string>& status) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const std::filesystem::path file = scratch->path() / "build.ninja";
  if (const auto written = io::write_if_changed(file, text); !written) return fail(written.error());
  io::Command command{{ninja.path, "-n", "-f", file.string()},
                      root.path(),
                      io::all_environment_variables(),
                      scratch->path() / "log"};
  if (status) command.environment["NINJA_STATUS"] = *status;
  command.argv.insert(command.argv.end(), words.begin(), words.end());
  const Result<io::Exit> ended = io::run(command);
  if (!ended) return fail(ended.error());
  const Result<std::string> printed = io::read_file(command.log);
  if (!printed) return fail(printed.error());
  return DryRun{*printed, ended->code};
}

}  // namespace ocelot::generate
