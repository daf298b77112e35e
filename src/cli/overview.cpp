// The overview, from the table of commands.
#include "cli/overview.hpp"

#include <string>
#include <vector>

#include "cli/command_table.hpp"
#include "support/console/page.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::cli {

namespace {

std::vector<console::Row> rows_of(Section section) {
  std::vector<console::Row> rows;
  for (const Command& command : all_commands()) {
    if (command.section == section)
      rows.push_back({{std::string(command.name)}, {command.line.purpose}});
  }
  return rows;
}

constexpr std::string_view k_rest = R"(
'ocelot-gen COMMAND --help' explains a command and has examples. 'ocelot-gen help --all' also lists
the commands that builds and shells call. Without a command, ocelot-gen runs gen.

Most commands take these options: -C DIR (the project), -d NAME and -a ARCH (only these layers),
-n (a dry run), -q (quiet), --format json (the answer for programs), --message-format json|github.
)";

}  // namespace

void print_overview(Listed listed) {
  const console::PageStyle style{console::help_width(), false};
  console::Page page(style);
  page.paragraph(
      "ocelot-gen builds AWS Lambda layers with custom OpenTelemetry Collectors: it writes one "
      "Ninja file, and answers questions about it.");
  for (Section section : {Section::start, Section::build, Section::examine, Section::check,
                          Section::machinery, Section::shell, Section::plumbing}) {
    if (section == Section::plumbing && listed == Listed::common) continue;
    page.heading(std::string(title_of(section)) + ":").table(rows_of(section));
  }
  console::print_out("{}{}", page.text(), console::Page(style).lines(k_rest).text());
}

}  // namespace ocelot::cli
