// sign: runs the user's command with the user's environment, which may name a key.
#include <filesystem>

#include <fmt/format.h>

#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::steps {

namespace {

Diagnostic sign_failure(const SignRequest& request, std::string_view problem,
                        std::string_view log) {
  Diagnostic fault = error("cannot-sign", whole_file(request.statement),
                           fmt::format("the command of --sign-command {}", problem))
                         .with_help(
                             "the command gets the file's path, and must print the "
                             "signature on its standard output");
  if (!trim(log).empty()) fault.notes.push_back({fmt::format("it printed: {}", trim(log)), {}});
  return fault;
}

}  // namespace

Status run(const SignRequest& request, const StepEnvironment&) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const Result<std::filesystem::path> here = io::current_folder();
  if (!here) return fail(here.error());
  // The path is a parameter of the shell, so it is one word whatever it contains.
  const io::Command command{{"/bin/sh", "-c", request.command + " \"$1\"", "sh", request.statement},
                            *here,
                            io::all_environment_variables(),
                            scratch->path() / "log",
                            scratch->path() / "signature"};
  const Result<Digest> before = io::digest_of_file(request.statement);
  if (!before) return fail(before.error());
  const Result<io::Exit> ended = io::run(command);
  if (!ended) return fail(ended.error());
  const std::string log = io::read_file(command.log).value_or(std::string());
  if (!ended->ok())
    return fail(sign_failure(request, fmt::format("failed with exit code {}", ended->code), log));
  // The next run of the step `provenance` writes it again.
  if (const auto after = io::digest_of_file(request.statement); !after || *after != *before)
    return fail(sign_failure(request, "changed the statement", log));
  const std::string signature = io::read_file(command.output).value_or(std::string());
  if (signature.empty()) return fail(sign_failure(request, "printed no signature", log));
  return write_output(request.output, signature);
}

}  // namespace ocelot::steps
