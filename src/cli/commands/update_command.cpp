// update: moves the pin of upstream to where its ref is now.
#include "cli/commands/drafting.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/rows.hpp"

namespace ocelot::cli {

namespace {

Result<Answer> run_update(const console::Arguments& arguments, const console::Terminal& terminal) {
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  if (request->pin.locked)
    return console::usage("--locked prevents what update does: writing the locks");
  if (arguments.inputs().empty())
    request->pin.update = true;
  else
    request->pin.module = arguments.inputs().front();
  return answer_of(generate_project(std::move(*request), terminal));
}

}  // namespace

Command update_row() {
  return {.name = "update",
          .section = Section::build,
          .line = {"ocelot-gen update",
                   "Resolves upstream's ref again, updates config/upstream.lock, and writes "
                   "build.ninja.",
                   "",
                   generate::file_options(),
                   {},
                   {},
                   "-b"},
          .examples = {{"ocelot-gen update", ""},
                       {"ocelot-gen update --dry-run", "only show where the ref is now"}},
          .notes =
              "With -r or -b, it pins that upstream for this build.ninja only, in "
              "build/ocelot/upstream.lock.\nTo change the project's pin, edit 'repo' and 'ref' in "
              "config/upstream.yaml, and run it without them.",
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .run = run_update};
}

}  // namespace ocelot::cli
