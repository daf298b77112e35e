// The layout of tables and headings at several widths.
#include "support/console/page.hpp"

#include <doctest/doctest.h>

using namespace ocelot;
using namespace ocelot::console;

namespace {

std::string table(std::size_t width) {
  return Page({width, false})
      .table({{{"list"}, {"everything there is"}}, {{"why"}, {"lambdacomponents.exporter.file"}}})
      .text();
}

}  // namespace

TEST_CASE("a table's last column is broken where the width leaves enough for it") {
  CHECK(table(0) == "  list  everything there is\n  why   lambdacomponents.exporter.file\n");
  CHECK(table(38) == "  list  everything there is\n  why   lambdacomponents.exporter.file\n");
  CHECK(Page({28, false}).table({{{"list"}, {"what there is in a project"}}}).text() ==
        "  list  what there is in a\n        project\n");
}

TEST_CASE("a table stands cell below cell where it does not") {
  CHECK(table(37) ==
        "  list\n    everything there is\n  why\n    lambdacomponents.exporter.file\n");
  CHECK(Page({20, false}).table({{{"list"}, {"what there is in a project"}}}).text() ==
        "  list\n    what there is in\n    a project\n");
}

TEST_CASE(
    "lines stay as they are until they are too long; then they go on below their last column") {
  const std::string line = "  clean  nothing that counts has changed";
  CHECK(Page({0, false}).lines(line).text() == line + "\n");
  CHECK(Page({40, false}).lines(line).text() == line + "\n");
  CHECK(Page({32, false}).lines(line).text() ==
        "  clean  nothing that counts has\n         changed\n");
  CHECK(Page({24, false}).lines(line).text() ==
        "  clean\n    nothing that counts\n    has changed\n");
  CHECK(Page({20, false}).lines("a sentence without columns\n\nend").text() ==
        "a sentence without\ncolumns\n\nend\n");
}

TEST_CASE("headings are broken too") {
  CHECK(Page({12, false}).heading("one two three").text() == "one two\nthree\n");
}
