// What a step leaves beside its record, written and read.
#include "build/action/step_origin.hpp"

#include <doctest/doctest.h>

namespace ocelot::action {

namespace {

cache::ActionKey key_with(const std::string& tags, std::string_view content) {
  cache::ActionKey key;
  key.add_text("tags", tags);
  key.add_content("input", "components/a b.go", content);
  return key;
}

}  // namespace

TEST_CASE("without an earlier record there is nothing to compare with") {
  for (const char* earlier : {"", "no record\n"}) {
    const StepOrigin origin = make_origin(key_with("a", "1"), earlier, false);
    CHECK(origin == StepOrigin{});
    CHECK(to_text(origin) == "made first\n");
  }
}

TEST_CASE("changed fields are named, and files by their paths") {
  const StepOrigin origin = make_origin(key_with("a", "1"), key_with("b", "2").text(), true);
  CHECK(origin == StepOrigin{true, true, {{"tags", ""}, {"input", "components/a b.go"}}});
  CHECK(to_text(origin) == "restored compared\ntext tags\nfile input components/a b.go\n");
}

TEST_CASE("the same key has no changes") {
  const cache::ActionKey key = key_with("a", "1");
  CHECK(make_origin(key, key.text(), false) == StepOrigin{false, true, {}});
}

TEST_CASE("an origin is read as it was written") {
  for (const StepOrigin& origin :
       {StepOrigin{}, StepOrigin{true, true, {{"tags", ""}, {"input", "a b"}}}})
    CHECK(read_origin(to_text(origin)) == origin);
}

TEST_CASE("other texts are no origin") {
  for (const char* text :
       {"", "made\n", "made later\n", "stolen first\n", "made first\nfile input\n",
        "made first\ntext tags value\n", "made first\nlink a b\n"})
    CHECK_FALSE(read_origin(text));
}

}  // namespace ocelot::action
