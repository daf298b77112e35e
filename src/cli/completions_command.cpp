// completions: the scripts that complete command lines in shells.
#include "cli/commands/rows.hpp"
#include "support/console/completion_script.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_program = "ocelot-gen";

Result<Answer> run_completions(const console::Arguments& arguments, const console::Terminal&) {
  const std::vector<std::string>& inputs = arguments.inputs();
  if (inputs.size() != 1) return console::usage("expected one shell: bash, zsh or fish");
  Result<std::string> script = console::completion_script(k_program, inputs[0]);
  if (!script) return fail(script.error());
  return Answer{std::move(*script)};
}

}  // namespace

Command completions_row() {
  static const std::string k_notes = console::completion_notes(k_program);
  return {.name = "completions",
          .section = Section::shell,
          .line = {"ocelot-gen completions",
                   "Prints a script that completes commands, options and names of the project.",
                   std::string(console::k_completion_shells),
                   {},
                   {{{}, console::k_completion_shells}}},
          .examples = {{"source <(ocelot-gen completions bash)", "for the current shell"}},
          .notes = k_notes,
          .run = run_completions};
}

}  // namespace ocelot::cli
