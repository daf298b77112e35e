// Formats help texts as pages.
#include "support/console/help_text.hpp"

#include <fmt/format.h>

#include "support/console/page.hpp"

namespace ocelot::console {

namespace {

// "-C, --directory DIR" and its meaning. Names without a short form are aligned with the long
// names.
Row row_of(const Option& option) {
  const std::string long_name = option.long_name();
  const bool is_letter = long_name.size() == 1;
  std::string names = option.letter() != 0 && !is_letter ? fmt::format("-{}, ", option.letter())
                                                         : std::string(is_letter ? "" : "    ");
  names += fmt::format("{}{}{}", is_letter ? "-" : "--", long_name, option.shown_argument());
  return {{std::move(names)}, {std::string(option.help)}};
}

}  // namespace

std::string help_text(const CommandLine& line, std::size_t width) {
  Page page({width, false});
  page.paragraph(line.purpose).heading("Usage:");
  page.paragraph(
      fmt::format("{} [OPTION…]{}{}", line.program, line.inputs.empty() ? "" : " ", line.inputs),
      2);
  std::vector<Row> rows;
  for (const Option& option : line.options) {
    if (!option.hidden) rows.push_back(row_of(option));
  }
  rows.push_back(row_of({"h,help", "", "show this text"}));
  return page.heading("Options:").table(rows).text();
}

std::string example_section(const std::vector<Example>& examples, std::size_t width) {
  std::vector<Row> rows;
  for (const Example& example : examples)
    rows.push_back({{std::string(example.command)}, {std::string(example.meaning)}});
  return Page({width, false})
      .heading(examples.size() > 1 ? "Examples:" : "Example:")
      .table(rows)
      .text();
}

}  // namespace ocelot::console
