// update: moves the pin of upstream to where its ref is now.
#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/rows.hpp"
#include "project/generate/gen_options.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::cli {

namespace {

// Empty if there is none. A word that cannot be the path of a module may be a ref.
Result<std::string> read_module(const console::Words& inputs) {
  if (inputs.empty()) return std::string();
  if (inputs.size() > 1)
    return console::usage(fmt::format("expected one module, got {}", inputs.size()));
  if (!golang::is_standard(inputs.front())) return inputs.front();
  return console::usage(fmt::format("'{}' is not the path of a module", inputs.front()),
                        fmt::format("did you mean '-b {}'?", inputs.front()));
}

Result<Answer> run_update(const console::Arguments& arguments, const console::Terminal& terminal) {
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  if (request->pin.locked)
    return console::usage("--locked prevents what update does: writing the locks");
  Result<std::string> module = read_module(arguments.inputs());
  if (!module) return fail(module.error());
  request->pin.update = module->empty();
  request->pin.module = std::move(*module);
  return answer_of(generate_project(std::move(*request), terminal));
}

}  // namespace

Command update_row() {
  return {
      .name = "update",
      .section = Section::build,
      .line = {"ocelot-gen update",
               "Resolves upstream's ref and all modules again, updates both locks, and writes "
               "build.ninja.",
               "[MODULE]",
               generate::file_options(),
               {{}},
               {},
               "-b"},
      .examples = {{"ocelot-gen update", ""},
                   {"ocelot-gen update github.com/tilinna/clock",
                    "resolve only the components that have this module"},
                   {"ocelot-gen update --dry-run", "only show where the ref is now"}},
      .notes =
          "It prints each change of config/modules.lock, and downloads what the layers compile. "
          "With MODULE, upstream's ref stays.\nWith -r or -b, it pins that upstream for this "
          "build.ninja only, in "
          "build/ocelot/upstream.lock.\nTo change the project's pin, edit 'repo' and 'ref' in "
          "config/upstream.yaml, and run it without them.",
      .shared = {.project = true, .chooses_layers = true, .writes = true},
      .run = run_update};
}

}  // namespace ocelot::cli
