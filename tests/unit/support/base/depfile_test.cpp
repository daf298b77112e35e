// Make's syntax for what an output was made from.
#include "support/base/depfile.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("a rule has each prerequisite on a line of its own") {
  CHECK(depfile("out.zip", {"a.yaml", "b/c.go"}) == "out.zip: \\\n  a.yaml \\\n  b/c.go\n");
  CHECK(depfile("out.zip", {}) == "out.zip:\n");
}

TEST_CASE("what make would read in another way is escaped") {
  CHECK(depfile("a b", {"c#d", "$e", "tab\tf"}) == "a\\ b: \\\n  c\\#d \\\n  $$e \\\n  tab\\\tf\n");
}

TEST_CASE("a backslash counts only in front of what is escaped") {
  CHECK(depfile("x", {"a\\b"}) == "x: \\\n  a\\b\n");
  CHECK(depfile("x", {"a\\ b"}) == "x: \\\n  a\\\\\\ b\n");
}

TEST_CASE("make needs a rule for what was removed") {
  CHECK(empty_rules({"a b", "c"}) == "\na\\ b:\n\nc:\n");
}

}  // namespace ocelot
