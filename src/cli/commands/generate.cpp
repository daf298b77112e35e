// The warnings of a generation are printed whether or not it succeeds, in one document.
#include "cli/commands/generate.hpp"

#include "project/generate/generation.hpp"

namespace ocelot::cli {

Status generate_project(generate::GenRequest& request, const console::Terminal& terminal) {
  if (Status entered = generate::enter_root(request); !entered) return entered;
  Diagnostics warnings;
  const Status done = generate::write_ninja_file(request, terminal, warnings);
  if (!done) {
    append(warnings, done.error());
    return fail(std::move(warnings));
  }
  terminal.print(warnings);
  return {};
}

}  // namespace ocelot::cli
