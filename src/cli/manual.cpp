// Help as roff. Everything comes from the table of commands; only the frame is written here.
#include "cli/manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "build/action/step_command_line.hpp"
#include "cli/command_table.hpp"
#include "support/console/roff.hpp"

namespace ocelot::cli {

namespace {

using namespace console::roff;

constexpr std::string_view k_program = "ocelot-gen";

std::string page_name(std::string_view command) {
  std::string name = fmt::format("ocelot-gen-{}", command);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string exit_status() {
  return ".SH EXIT STATUS\n" + filled(
                                   "0 success; 1 invalid input, or a failed step; 2 a usage error; "
                                   "70 an internal error.");
}

std::string step_sections() {
  std::string text;
  for (const graph::StepCommand& step : graph::step_commands()) {
    const console::CommandLine line = action::command_line(step);
    text +=
        fmt::format(".SS {}\n{}.PP\n{}{}.PP\nExample:\n.PP\n.nf\n{}\n.fi\n", escaped(line.program),
                    filled(step.purpose), synopsis(line), options(line), bold(step.example));
  }
  return text;
}

std::string command_entries() {
  std::string text;
  for (const Command& command : all_commands())
    text +=
        fmt::format(".TP\n{}(1)\n{}", bold(page_name(command.name)), filled(command.line.purpose));
  return text;
}

}  // namespace

std::string manual(const Command& command) {
  std::string text = head(k_program, page_name(command.name), command.line.purpose);
  text += fmt::format(".SH SYNOPSIS\n{}.SH DESCRIPTION\n{}", synopsis(command.line),
                      filled(command.line.purpose));
  text += notes(command.notes);
  text += ".SH OPTIONS\n" + options(command.line);
  if (command.name == "step") text += ".SH STEPS\n" + step_sections();
  return text + examples(command.examples) + exit_status() + ".SH SEE ALSO\n" + bold(k_program) +
         "(1)\n";
}

std::string manual() {
  const Command& gen = *find_command("gen");
  std::string text =
      head(k_program, k_program, "build OpenTelemetry Collector layers for AWS Lambda");
  text += fmt::format(".SH SYNOPSIS\n{}.PP\n{} \\fICOMMAND\\fR [WORD\\[u2026]]\n",
                      synopsis(gen.line), bold(k_program));
  text += fmt::format(
      ".SH DESCRIPTION\n{}.SH COMMANDS\nWithout a command, it runs gen.\n{}.SH OPTIONS\n{}",
      filled(gen.line.purpose), command_entries(), options(gen.line));
  return text + examples(gen.examples) + exit_status() + ".SH SEE ALSO\n" + bold("ninja") + "(1)\n";
}

}  // namespace ocelot::cli
