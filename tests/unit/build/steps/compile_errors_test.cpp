// The compiler's errors, reported in the user's files.
#include "build/steps/compile_errors.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

PlaceLookup single_file() {
  PlaceLookup places;
  places.file = [](const std::string& tree_path) {
    return tree_path == "lambdacomponents/exporter/foo_a.go"
               ? make_source("mine/foo/a.go", "package exporter\n\nvar x = y\n")
               : SourceRef();
  };
  return places;
}

}  // namespace

TEST_CASE("an error in an overlay's file is told where the user wrote it") {
  const Diagnostics errors = find_compile_errors(
      "# example.com/up/lambdacomponents/exporter\n"
      "lambdacomponents/exporter/foo_a.go:3:9: undefined: y\n",
      single_file());
  CHECK(render(errors) ==
        "mine/foo/a.go:3:9: error: Go cannot compile this: undefined: y\n"
        "    3 | var x = y\n"
        "      |         ^\n");
}

TEST_CASE("a line without a column, and one with './' in front") {
  CHECK(find_compile_errors("./lambdacomponents/exporter/foo_a.go:3: what: now\n", single_file())[0]
            .message == "Go cannot compile this: what: now");
}

TEST_CASE("what is no error of an overlay's file is left to the log") {
  for (const char* log :
       {"", "main.go:1:2: undefined: z\n", "lambdacomponents/exporter/foo_a.go: no line\n",
        "a.go:x:1: y\n", ":::\n"}) {
    CHECK(find_compile_errors(log, single_file()).empty());
  }
}

TEST_CASE("a line beyond the file's end is told at its end") {
  CHECK(test::position(
            find_compile_errors("lambdacomponents/exporter/foo_a.go:99:1: x\n", single_file())[0]
                .place) != "");
}

TEST_CASE("a column beyond the line's end is told at its end, on that line") {
  const Diagnostics errors =
      find_compile_errors("lambdacomponents/exporter/foo_a.go:1:500: x\n", single_file());
  CHECK(test::position(errors[0].place) == "1:17");
  CHECK(test::at(errors[0].place).empty());
}

}  // namespace ocelot::steps
