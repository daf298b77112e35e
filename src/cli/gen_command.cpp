// gen: its command line.
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/gen_request.hpp"
#include "cli/generation.hpp"
#include "cli/terminal.hpp"
#include "io/watchdog.hpp"

namespace ocelot::cli {

namespace {

CommandLine command_line() {
  CommandLine line{"ocelot-gen",
                   "Writes build.ninja for the collectors that config/ and components/ declare: "
                   "layers and other kinds.",
                   "", gen_options()};
  line.options.push_back({"version", "", "the version of ocelot-gen"});
  return line;
}

// `noted` takes the warnings, which are told whether or not the rest succeeds.
Status generate(GenRequest request, const Terminal& terminal, Diagnostics& noted) {
  if (Status entered = enter_root(request); !entered) return entered;
  return write_ninja_file(request, terminal, noted);
}

ExitCode run_gen(const Arguments& arguments) {
  const Result<Manner> manner = read_manner(arguments);
  if (!manner) return refuse(manner.error());
  Result<GenRequest> request = read_gen_request(arguments);
  if (!request) return refuse(request.error());
  if (request->under_ninja) io::die_with_parent();
  const Terminal terminal(*manner);
  Diagnostics noted;
  const Status done = generate(std::move(*request), terminal, noted);
  if (!done) append(noted, done.error());
  return terminal.report(noted);
}

}  // namespace

Command gen_row() {
  return {"gen",
          command_line(),
          {{"ocelot-gen && ninja", "every distribution, every architecture"},
           {"ocelot-gen -d minimal -a arm64 && ninja", "one layer"},
           {"ocelot-gen -r ../opentelemetry-lambda", "build against a clone or folder of your own"},
           {"ocelot-gen --update", "move the pinned commit to where the ref is now"}},
          "Steps of a build by hand: ocelot-gen step --help",
          run_gen};
}

}  // namespace ocelot::cli
