// gen: its command line.
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "graph/paths.hpp"
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

std::string summary(const generate::Generation& generation) {
  return fmt::format("{} {}: {}", graph::k_ninja_file,
                     generation.written == io::Written::changed ? "written" : "is up to date",
                     generation.counts);
}

// What to report: warnings, whether or not the rest succeeds.
Diagnostics generate(generate::GenRequest request, const console::Terminal& terminal) {
  const Result<project::Root> root = generate::find_root(request);
  if (!root) return root.error();
  const Result<generate::Generation> generation = generate::write_ninja_file(*root, request);
  if (!generation) return generation.error();
  if (!generation->pin_change.empty()) terminal.tell(generation->pin_change);
  terminal.say(summary(*generation));
  return generation->warnings;
}

console::ExitCode run_gen(const console::Arguments& arguments) {
  const Result<console::Manner> manner = console::read_manner(arguments);
  if (!manner) return console::refuse(manner.error());
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return console::refuse(request.error());
  if (request->under_ninja) io::die_with_parent();
  const console::Terminal terminal(*manner);
  return terminal.report(generate(std::move(*request), terminal));
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
