// complete: what a shell asks at a prompt.
#include <fmt/format.h>

#include "cli/commands/rows.hpp"
#include "cli/completion.hpp"
#include "support/base/printable.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(One candidate a line, followed by a tab and its meaning. A line ':files' or ':folders' says that a
path is possible too. The last word is what was typed so far.)";

console::ExitCode run_complete(const console::Words& words) {
  if (words == console::Words{"--help"} || words == console::Words{"-h"}) {
    console::print_out("{}", complete_row().help());
    return console::ExitCode::done;
  }
  const bool has_marker = !words.empty() && words[0] == "--";
  const Completion found = complete({words.begin() + (has_marker ? 1 : 0), words.end()});
  for (const Candidate& candidate : found.candidates)
    console::print_out("{}{}{}\n", printable_line(candidate.value),
                       candidate.meaning.empty() ? "" : "\t", printable_line(candidate.meaning));
  if (found.paths == Paths::files) console::print_out(":files\n");
  if (found.paths == Paths::folders) console::print_out(":folders\n");
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
          .notes = k_notes,
          .run_words = run_complete};
}

}  // namespace ocelot::cli
