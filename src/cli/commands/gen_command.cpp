// gen: writes build.ninja.
#include "cli/commands/drafting.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/rows.hpp"
#include "project/generate/gen_options.hpp"
#include "support/io/watchdog.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace {

console::CommandLine command_line() {
  console::CommandLine line{
      "ocelot-gen",
      "Writes build.ninja for the distributions that config/ and components/ declare: "
      "layers, shared libraries, plugins and executables.",
      "", generate::gen_options()};
  line.input_option = "-d";
  line.options.push_back({"version", "", "print the version of ocelot-gen"});
  return line;
}

Result<Answer> run_gen(const console::Arguments& arguments, const console::Terminal& terminal) {
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  if (request->under_ninja) io::die_with_parent();
  lock_in_ci(*request, terminal);
  return answer_of(generate_project(std::move(*request), terminal));
}

}  // namespace

Command gen_row() {
  return {.name = "gen",
          .section = Section::build,
          .line = command_line(),
          .examples = {{"ocelot-gen && ninja", "every distribution, every architecture"},
                       {"ocelot-gen -d minimal -a arm64 && ninja", "one layer"},
                       {"ocelot-gen -r ../opentelemetry-lambda",
                        "build with your own clone or folder"}},
          .notes = "To run a step by hand, see: ocelot-gen step --help",
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .run = run_gen};
}

}  // namespace ocelot::cli
