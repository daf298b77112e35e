// One case for each rule of `//go:build` expressions; the oracle test has thousands more.
#include "support/golang/constraint.hpp"

#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace ocelot::golang {

namespace {

std::string fault_of(std::string_view expression) {
  const auto parsed = Constraint::parse(expression);
  return parsed ? "none" : fmt::format("{}: {}", parsed.error().offset, parsed.error().message);
}

std::string formatted(std::string_view expression) {
  return Constraint::parse(expression)->text();
}

bool holds_with(std::string_view expression, const std::set<std::string, std::less<>>& tags) {
  return Constraint::parse(expression)->holds([&tags](std::string_view tag) {
    return tags.contains(tag);
  });
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a constraint is written in gofmt's form") {
  CHECK(formatted("a") == "a");
  CHECK(formatted("a&&b||!c") == "(a && b) || !c");
  CHECK(formatted("a && (b || c)") == "a && (b || c)");
  CHECK(formatted("!( a||b )") == "!(a || b)");
  CHECK(formatted("((a)) && ((b && c))") == "a && b && c");
  CHECK(formatted("\tgo1.21  ||\t386") == "go1.21 || 386");
}

TEST_CASE("a constraint holds by the tags that are set") {
  CHECK(holds_with("a && !b", {"a"}));
  CHECK_FALSE(holds_with("a && !b", {"a", "b"}));
  CHECK(holds_with("a || b && c", {"a"}));
  CHECK_FALSE(holds_with("(a || b) && c", {"a"}));
  CHECK(holds_with("!(a || b)", {}));
}

TEST_CASE("a constraint lists its tags sorted and once") {
  CHECK(Constraint::parse("b || !a && b || c.d")->tags() ==
        std::vector<std::string>{"a", "b", "c.d"});
}

TEST_CASE("a broken constraint is told in Go's words, at Go's offset") {
  CHECK(fault_of("") == "0: unexpected end of expression");
  CHECK(fault_of("a &&") == "4: unexpected end of expression");
  CHECK(fault_of("a b") == "2: unexpected token b");
  CHECK(fault_of("a && ||") == "5: unexpected token ||");
  CHECK(fault_of("a)") == "1: unexpected token )");
  CHECK(fault_of("a & b") == "2: invalid syntax at &");
  CHECK(fault_of("a-b") == "1: invalid syntax at -");
  CHECK(fault_of("a || €") == "5: invalid syntax at €");
  CHECK(fault_of("a || \xFF") == "5: invalid syntax at \xEF\xBF\xBD");
  CHECK(fault_of("!!a") == "1: double negation not allowed");
}

TEST_CASE("a missing paren is told where it was opened, or where the text ends") {
  CHECK(fault_of("a && (b c)") == "5: missing close paren");
  CHECK(fault_of("a && (b") == "5: missing close paren");
  CHECK(fault_of("a && (b &&") == "10: missing close paren");
  CHECK(fault_of("a && (!") == "7: missing close paren");
}

TEST_CASE("a constraint has at most 1000 operands, groups included") {
  CHECK(fault_of(repeated("a||", 999) + "a") == "none");
  CHECK(fault_of(repeated("a||", 1000) + "a") == "2998: build expression too large");
  CHECK(fault_of(repeated("(", 999) + "a" + repeated(")", 999)) == "none");
  CHECK(fault_of(repeated("(", 1000) + "a") == "999: build expression too large");
}

TEST_CASE("a build tag has letters and digits of any script, `_` and `.`") {
  CHECK(is_build_tag("lambda_x.y"));
  CHECK(is_build_tag("386"));
  CHECK(is_build_tag("été"));
  CHECK(is_build_tag("٣"));
  CHECK_FALSE(is_build_tag(""));
  CHECK_FALSE(is_build_tag("a-b"));
  CHECK_FALSE(is_build_tag("a b"));
  CHECK_FALSE(is_build_tag("a\xFF"));
}

TEST_CASE("an expression is undecided where its undecided tags decide it") {
  const auto value_of = [](std::string_view expression) {
    return Constraint::parse(expression)->evaluate([](std::string_view tag) {
      if (tag == "maybe") return Truth::undecided;
      return tag == "on" ? Truth::yes : Truth::no;
    });
  };
  for (const char* decided : {"on || maybe", "!off || maybe", "!(off && maybe)"})
    CHECK(value_of(decided) == Truth::yes);
  for (const char* decided : {"off && maybe", "!on && !maybe", "!(on || maybe)"})
    CHECK(value_of(decided) == Truth::no);
  for (const char* undecided : {"maybe", "!maybe", "on && maybe", "off || !maybe"})
    CHECK(value_of(undecided) == Truth::undecided);
}

}  // namespace ocelot::golang
