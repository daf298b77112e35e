// emulate: what `smoke` runs in a sandbox.
#include <fmt/format.h>

#include "cli/commands/emulation_options.hpp"
#include "cli/commands/rows.hpp"
#include "lambda/report_json.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::cli {

namespace {

std::vector<console::Option> emulate_options() {
  std::vector<console::Option> options = {
      console::Option{"layer", "DIR", "the unpacked layer", true}.takes(console::ValueKind::folder),
      console::Option{"work", "DIR", "a folder for a changed configuration", true}.takes(
          console::ValueKind::folder),
      {"variable", "NAME=VALUE", "a variable of the extension; may be repeated"}};
  for (const console::Option& option : emulation_options()) options.push_back(option);
  return options;
}

Result<Answer> run_emulate(const console::Arguments& arguments, const console::Terminal&) {
  io::die_with_parent();
  Result<lambda::EmulationRequest> request = read_emulation(arguments);
  if (!request) return fail(request.error());
  request->layer = arguments.last("layer");
  request->work = arguments.last("work");
  for (const std::string& word : arguments.all("variable")) {
    const std::size_t end = word.find('=');
    if (end == std::string::npos)
      return console::usage(fmt::format("--variable takes NAME=VALUE, not '{}'", word));
    request->variables[word.substr(0, end)] = word.substr(end + 1);
  }
  const Result<lambda::EmulationReport> report = lambda::emulate(*request);
  if (!report) return fail(report.error());
  return Answer{to_json(*report).text()};
}

}  // namespace

Command emulate_row() {
  return {.name = "emulate",
          .section = Section::plumbing,
          .line = {"ocelot-gen emulate",
                   "Runs the extension of an unpacked layer against an emulator of Lambda, and "
                   "prints a report as JSON. smoke calls it.",
                   "", emulate_options()},
          .examples = {{"ocelot-gen emulate --layer layer --work work", ""}},
          .run = run_emulate};
}

}  // namespace ocelot::cli
