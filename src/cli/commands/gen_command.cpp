// gen: its command line.
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/generation.hpp"
#include "support/console/terminal.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::cli {

namespace {

console::CommandLine command_line() {
  console::CommandLine line{
      "ocelot-gen",
      "Writes build.ninja for the collectors that config/ and components/ declare: "
      "layers and other kinds.",
      "", generate::gen_options()};
  line.options.push_back({"version", "", "the version of ocelot-gen"});
  return line;
}

// `noted` takes the warnings, which are told whether or not the rest succeeds.
Status generate(generate::GenRequest request, const console::Terminal& terminal,
                Diagnostics& noted) {
  if (Status entered = generate::enter_root(request); !entered) return entered;
  return generate::write_ninja_file(request, terminal, noted);
}

console::ExitCode run_gen(const console::Arguments& arguments) {
  const Result<console::Manner> manner = console::read_manner(arguments);
  if (!manner) return console::refuse(manner.error());
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return console::refuse(request.error());
  if (request->under_ninja) io::die_with_parent();
  const console::Terminal terminal(*manner);
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
