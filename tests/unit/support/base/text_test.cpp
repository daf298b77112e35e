// Small functions on text.
#include "support/base/text.hpp"

#include <doctest/doctest.h>

#include "support/random.hpp"

namespace ocelot {

namespace {

using Views = std::vector<std::string_view>;

}  // namespace

TEST_CASE("split keeps empty parts") {
  CHECK(split("", ',') == Views{""});
  CHECK(split(",", ',') == Views{"", ""});
  CHECK(split("a,,b", ',') == Views{"a", "", "b"});
  CHECK(split("a", ',') == Views{"a"});
}

TEST_CASE("lines have no ends; a last one without an end counts") {
  CHECK(words_in("").empty());
  CHECK(words_in(" \t\r\n").empty());
  CHECK(words_in("a") == Views{"a"});
  CHECK(words_in(" a\tb\r\nc ") == Views{"a", "b", "c"});
  CHECK(split_lines("").empty());
  CHECK(split_lines("\n") == Views{""});
  CHECK(split_lines("a\nb") == Views{"a", "b"});
  CHECK(split_lines("a\r\n\r\nb\r\n") == Views{"a", "", "b"});
}

TEST_CASE("trim takes blanks at both ends only") {
  CHECK(trim("") == "");
  CHECK(trim(" \t\r\n") == "");
  CHECK(trim(" a b\t") == "a b");
}

TEST_CASE("letters and digits are those of ASCII") {
  CHECK(is_alphanumeric('a'));
  CHECK(is_alphanumeric('Z'));
  CHECK(is_alphanumeric('0'));
  CHECK_FALSE(is_alphanumeric('_'));
  CHECK_FALSE(is_alphanumeric('@'));
  CHECK_FALSE(is_alphanumeric('['));
  CHECK_FALSE(is_alphanumeric('\xC3'));
}

TEST_CASE("an edit inserts, deletes, replaces, or swaps neighbours") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("abc", "abd") == 1);
  CHECK(edit_distance("abc", "acb") == 1);
  CHECK(edit_distance("abc", "ab") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ab", "ba") == edit_distance("ba", "ab"));
}

TEST_CASE("the nearest is near enough, and the first of equals") {
  CHECK(nearest("defualt", {"minimal", "default"}) == "default");
  CHECK(nearest("memory_limiter", {"memorylimiter"}) == "memorylimiter");
  CHECK(nearest("abc", {"abd", "abe"}) == "abd");
  CHECK(nearest("abc", {"abde"}) == std::nullopt);
  CHECK(nearest("x", {"y"}) == std::nullopt);
  CHECK(nearest("x", {}) == std::nullopt);
}

TEST_CASE("words that are quoted for a shell are split again") {
  using Words = std::vector<std::string>;
  CHECK(split_shell_words("") == Words{});
  CHECK(split_shell_words(" a  'b c'\n''") == Words{"a", "b c", ""});
  CHECK(split_shell_words("'it'\\''s'") == Words{"it's"});
  CHECK(!split_shell_words("a 'b"));
  CHECK(!split_shell_words("a \\"));
  test::Random random(1);
  for (int round = 0; round < 1000; ++round) {
    Words words(random.below(4));
    std::string text;
    for (std::string& word : words) {
      for (std::size_t i = random.below(6); i > 0; --i) word += "a'\\ \"\n\t$"[random.below(8)];
      text += shell_word(word) + " ";
    }
    CHECK(split_shell_words(text) == words);
  }
}

TEST_CASE("counted things") {
  CHECK(counted(0, "layer") == "0 layers");
  CHECK(counted(1, "layer") == "1 layer");
  CHECK(counted(2, "layer") == "2 layers");
}

TEST_CASE("a path is below a folder at any depth, but a folder is not below itself") {
  CHECK(is_below("a/b", "a"));
  CHECK(is_below("a/b/c", "a"));
  CHECK(!is_below("a", "a"));
  CHECK(!is_below("ab/c", "a"));
}

TEST_CASE("the first names, and the number of the others") {
  CHECK(join_first({}, 2) == "");
  CHECK(join_first({"a", "b"}, 2) == "a, b");
  CHECK(join_first({"a", "b", "c", "d"}, 2) == "a, b and 2 more");
}

}  // namespace ocelot
