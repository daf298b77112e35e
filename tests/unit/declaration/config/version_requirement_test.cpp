// Constraints on versions: their grammar, and what they permit.
#include "declaration/config/version_requirement.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::config {

namespace {

bool is_permitted(const std::string& requirement, std::string_view version) {
  return permits(*read_version_requirement({requirement, {}}), version);
}

}  // namespace

TEST_CASE("a version is compared number by number, and missing numbers are 0") {
  CHECK(is_permitted(">= 0.2", "0.2.0"));
  CHECK(is_permitted(">=0.2", "0.10.0"));
  CHECK(is_permitted(">= 0.2", "1.0.0"));
  CHECK_FALSE(is_permitted(">= 0.2", "0.1.9"));
  CHECK(is_permitted("< 1", "0.9.9"));
  CHECK_FALSE(is_permitted("< 1", "1.0.0"));
  CHECK_FALSE(is_permitted("< 0.2.3", "0.2.3"));
}

TEST_CASE("= permits every version that begins with the numbers") {
  CHECK(is_permitted("= 0.2", "0.2.7"));
  CHECK_FALSE(is_permitted("= 0.2.1", "0.2.7"));
  CHECK_FALSE(is_permitted("= 0.2", "0.20.0"));
}

TEST_CASE("all constraints must hold") {
  CHECK(is_permitted(">= 0.2, < 1", "0.5.0"));
  CHECK_FALSE(is_permitted(">= 0.2, < 1", "1.0.0"));
  CHECK_FALSE(is_permitted(">= 0.2,< 1", "0.1.0"));
}

TEST_CASE("a constraint in another form is an error") {
  for (const std::string text : {"", "0.2", "> 0.2", "<= 1", "^1", ">= ", ">= v1", ">= 1.2.3.4",
                                 ">= 1.", ">= 0.2,", ">= 0.2 < 1", ">= -1"}) {
    const auto requirement = read_version_requirement({text, {}});
    REQUIRE_FALSE(requirement);
    CHECK(requirement.error()[0].code == "bad-requires");
  }
}

}  // namespace ocelot::config
