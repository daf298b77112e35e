#include "project/generate/output_record.hpp"

#include <doctest/doctest.h>

using ocelot::generate::Outputs;
using ocelot::generate::parse_outputs;

TEST_CASE("a record of outputs is one path a line") {
  CHECK(parse_outputs("") == Outputs{});
  CHECK(parse_outputs("build/b\nbuild/ocelot/a\n") == Outputs{"build/b", "build/ocelot/a"});
}

TEST_CASE("a record never names what is not a path below build/ in its shortest form") {
  for (const char* line : {"build", "build/", "build/.", "build/..", "build/../x", "build//x",
                           "build/./x", "build/x/", "/etc/x", "x", "builder/x", "./build/x"}) {
    CAPTURE(line);
    CHECK(parse_outputs(line) == Outputs{});
  }
}
