// complete: what a shell asks at a prompt.
#include "cli/commands/rows.hpp"
#include "cli/completion.hpp"
#include "support/console/completion_script.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::cli {

namespace {

console::ExitCode run_complete(const console::Words& words) {
  if (words == console::Words{"--help"} || words == console::Words{"-h"}) {
    console::print_out("{}", complete_row().help());
    return console::ExitCode::done;
  }
  const bool has_marker = !words.empty() && words[0] == "--";
  console::print_out(
      "{}", console::to_lines(complete({words.begin() + (has_marker ? 1 : 0), words.end()})));
  return console::ExitCode::done;
}

}  // namespace

Command complete_row() {
  return {.name = "complete",
          .section = Section::plumbing,
          .line = {"ocelot-gen complete",
                   "Lists the possible ends of a command line, for the completion scripts.",
                   "-- WORD…",
                   {}},
          .examples = {{"ocelot-gen complete -- why ''", "distributions"}},
          .notes = console::k_complete_notes,
          .run_words = run_complete};
}

}  // namespace ocelot::cli
