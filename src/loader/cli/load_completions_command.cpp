// `ocelot-load completions`: the scripts that complete command lines; `complete` answers them.
#include "loader/cli/load_faults.hpp"
#include "loader/cli/load_table.hpp"
#include "support/console/completion_script.hpp"
#include "support/console/fixed_values.hpp"
#include "support/console/line_completion.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::load {

namespace {

constexpr std::string_view k_program = "ocelot-load";

LoadExit run_completions(const console::Arguments& arguments, const Invocation&) {
  const console::Words& inputs = arguments.inputs();
  if (inputs.size() != 1)
    return refuse_usage(console::usage("expected one shell: bash, zsh or fish").value());
  const Result<std::string> script = console::completion_script(k_program, inputs.front());
  if (!script) return refuse_usage(script.error());
  console::print_out("{}", *script);
  return LoadExit::done;
}

console::Completion command_names() {
  console::Completion found;
  for (const std::string_view name : listed_names())
    found.candidates.push_back({std::string(name), find_command(name)->line.purpose});
  return found;
}

// Answers of ocelot-load are text or JSON.
console::Completion values_of(console::ValueKind kind, const std::string&) {
  if (kind == console::ValueKind::command) return command_names();
  if (kind == console::ValueKind::format) return console::words_of("text|json");
  return {};
}

console::Completion complete(const console::Words& words) {
  const LoadCommand* command = words.size() > 1 ? find_command(words.front()) : nullptr;
  if (command != nullptr)
    return console::complete_line(command->line, {words.begin() + 1, words.end()}, ".", values_of);
  if (words.size() == 1 && !words.front().starts_with('-')) return command_names();
  return console::complete_line(all_commands().front().line, words, ".", values_of);
}

LoadExit run_complete(const console::Arguments& arguments, const Invocation&) {
  const console::Words& words = arguments.inputs();
  if (words.empty()) return LoadExit::done;
  console::Completion found = complete(words);
  found.keep_what_begins_with(words.back());
  console::print_out("{}", console::to_lines(found));
  return LoadExit::done;
}

}  // namespace

LoadCommand completions_row() {
  return {.name = "completions",
          .line = {"ocelot-load completions",
                   "Prints a script that completes commands, options and files.",
                   std::string(console::k_completion_shells),
                   {},
                   {{{}, console::k_completion_shells}}},
          .examples = {{"source <(ocelot-load completions bash)", "for the current shell"}},
          .notes = console::completion_notes(k_program),
          .run = run_completions};
}

LoadCommand complete_row() {
  return {.name = "complete",
          .line = {"ocelot-load complete",
                   "Lists the possible ends of a command line, for the completion scripts.",
                   "-- WORD…",
                   {}},
          .examples = {{"ocelot-load complete -- --trial ''", "once, always and never"}},
          .notes = std::string(console::k_complete_notes),
          .is_listed = false,
          .run = run_complete};
}

}  // namespace ocelot::load
