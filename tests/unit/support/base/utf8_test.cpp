// Code points of UTF-8, and bytes that are not.
#include "support/base/utf8.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("code points are counted") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("aé日🙂") == 4);
}

TEST_CASE("a byte that is not part of valid UTF-8 counts as one") {
  CHECK(count_code_points("\xFF\xFE") == 2);
  CHECK(count_code_points("\x80\x80x") == 3);
  CHECK(count_code_points("\xC3x") == 2);
}

TEST_CASE("a code point has its value and its length") {
  const std::pair<const char*, char32_t> cases[] = {
      {"a", U'a'}, {"\u00e9", 0xE9}, {"\u202e", 0x202E}, {"\U0001f642", 0x1F642}};
  for (const auto& [text, value] : cases) {
    const CodePoint point = first_code_point(std::string(text) + "x");
    CHECK(point.value == value);
    CHECK(point.length == std::string_view(text).size());
  }
}

TEST_CASE("overlong forms, surrogates and values above the last are invalid") {
  for (const char* text : {"\xC0\x80", "\xE0\x82\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                           "\xF4\x90\x80\x80", "\x80", "\xFF", "\xE2\x80"}) {
    CHECK_FALSE(first_code_point(text).value.has_value());
    CHECK(first_code_point(text).length == 1);
    CHECK(find_invalid_utf8(std::string("ab") + text) == 2);
  }
  CHECK_FALSE(find_invalid_utf8("\u00e9\u202e").has_value());
}

}  // namespace ocelot
