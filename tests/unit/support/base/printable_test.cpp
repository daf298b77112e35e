// Hidden characters: which they are, and their visible forms.
#include "support/base/printable.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("controls, bidirectional controls, zero-width and tag characters are hidden") {
  for (const char32_t point : {0x0,     0x1B,    0x7F,   0x80,   0x85,   0x9B,   0x9F,
                               0xAD,    0x61C,   0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
                               0x2028,  0x2029,  0x202A, 0x202E, 0x2060, 0x2066, 0x2069,
                               0x115F,  0x3164,  0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB, 0xE000 + 0xD2000,
                               0xE0001, 0xE0041, 0xE007F})
    CHECK_MESSAGE(is_hidden(static_cast<char32_t>(point)), static_cast<int>(point));
  for (const char32_t point : {0x20, 0x7E, 0xA0, 0xE9, 0x3B1, 0x65E5, 0x1F642, 0xFFFD, 0xE000})
    CHECK_MESSAGE(!is_hidden(static_cast<char32_t>(point)), static_cast<int>(point));
}

TEST_CASE("hidden characters have a visible form") {
  const std::pair<const char*, const char*> cases[] = {
      {"plain, gr\u00f6\u00dfe \u65e5", "plain, gr\u00f6\u00dfe \u65e5"},
      {"a\x1b[2Jb", "a\u241b[2Jb"},
      {"a\x7f", "a\u2421"},
      {"a\u009bb", "a\\u009bb"},
      {"a\u202eb\u2069", "a\\u202eb\\u2069"},
      {"a\u200bb\ufeff", "a\\u200bb\\ufeff"},
      {"a\u2028b", "a\\u2028b"},
      {"a\U000e0041", "a\\U000e0041"},
      {"a\x9b\x80 z", "a\ufffd\ufffd z"},
      {"\xe0\x82\x9b", "\ufffd\ufffd\ufffd"}};
  for (const auto& [text, shown] : cases) {
    CHECK(printable(text) == shown);
    CHECK(printable_line(text) == shown);
    CHECK(printable(shown) == shown);
    CHECK(has_hidden(text) == (std::string_view(text) != shown));
  }
}

TEST_CASE("line ends and tabs stay, except in one line") {
  CHECK(printable("a\n\tb") == "a\n\tb");
  CHECK(printable_line("a\n\tb\r") == "a\u240a\u2409b\u240d");
  CHECK(has_hidden("a\nb"));
}

TEST_CASE("a JSON document decodes to the same text") {
  CHECK(json_with_escapes("{\n  \"a\": \"\u202e\x7f\U000e0041\u00e9\"\n}") ==
        "{\n  \"a\": \"\\u202e\\u007f\\udb40\\udc41\u00e9\"\n}");
}

}  // namespace ocelot
