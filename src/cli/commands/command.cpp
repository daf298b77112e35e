// Headings and help of commands.
#include "cli/commands/command.hpp"

#include "support/console/help_text.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

std::string_view title_of(Section section) {
  switch (section) {
    case Section::start:
      return "Start a project";
    case Section::build:
      return "Build";
    case Section::examine:
      return "Examine";
    case Section::check:
      return "Check a project";
    case Section::machinery:
      return "Build machinery";
    case Section::shell:
      return "Editor and shell";
    case Section::plumbing:
      return "Plumbing";
  }
  return "";
}

std::string Command::help() const {
  return help(console::help_width());
}

std::string Command::help(std::size_t width) const {
  std::string text = console::help_text(line, width);
  if (!notes.empty()) text += "\n" + console::Page({width, false}).lines(notes).text();
  return text + "\n" + console::example_section(examples, width);
}

}  // namespace ocelot::cli
