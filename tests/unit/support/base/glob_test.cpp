// Globs: what each character matches.
#include "support/base/glob.hpp"

#include <doctest/doctest.h>

using namespace ocelot;

TEST_CASE("a star fits any characters, a question mark one") {
  CHECK(matches_glob("*", ""));
  CHECK(matches_glob("prod-*", "prod-"));
  CHECK(matches_glob("prod-*", "prod-eu"));
  CHECK(!matches_glob("prod-*", "my-prod-eu"));
  CHECK(matches_glob("*-eu", "prod-eu-eu"));
  CHECK(matches_glob("a*b*c", "abbxc"));
  CHECK(!matches_glob("a*b*c", "abbx"));
  CHECK(matches_glob("v?", "v1"));
  CHECK(!matches_glob("v?", "v"));
  CHECK(!matches_glob("", "a"));
  CHECK(matches_glob("", ""));
}

TEST_CASE("a name without these is no glob") {
  CHECK(is_glob("prod-*"));
  CHECK(is_glob("v?"));
  CHECK(!is_glob("prod-eu.1"));
}
