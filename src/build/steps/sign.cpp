// sign: runs the user's command with the user's environment, which may name a key.
#include <fmt/format.h>

#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/scratch.hpp"
#include "support/io/user_command.hpp"

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
  const Result<Digest> before = io::digest_of_file(request.statement);
  if (!before) return fail(before.error());
  const auto ended = io::run_user_command(request.command, {request.statement}, *scratch);
  if (!ended) return fail(ended.error());
  if (!ended->exit.ok())
    return fail(sign_failure(request, fmt::format("failed with exit code {}", ended->exit.code),
                             ended->errors));
  // The next run of the step `provenance` writes it again.
  if (const auto after = io::digest_of_file(request.statement); !after || *after != *before)
    return fail(sign_failure(request, "changed the statement", ended->errors));
  if (ended->output.empty())
    return fail(sign_failure(request, "printed no signature", ended->errors));
  return write_output(request.output, ended->output);
}

}  // namespace ocelot::steps
