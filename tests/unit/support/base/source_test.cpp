// Places: lines and columns as an editor counts them.
#include "support/base/source.hpp"

#include <doctest/doctest.h>

namespace ocelot {

namespace {

std::string position(std::string_view text, std::size_t offset) {
  const Position at = position_of(text, offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace

TEST_CASE("lines and columns count from 1") {
  CHECK(position("", 0) == "1:1");
  CHECK(position("ab\ncd", 0) == "1:1");
  CHECK(position("ab\ncd", 1) == "1:2");
  CHECK(position("ab\ncd", 2) == "1:3");
  CHECK(position("ab\ncd", 3) == "2:1");
  CHECK(position("ab\n", 3) == "2:1");
}

TEST_CASE("an offset past the end is that of the end") {
  CHECK(position("ab\ncd", 5) == "2:3");
  CHECK(position("ab\ncd", 500) == "2:3");
  CHECK(line_around("ab\ncd", 500) == "cd");
  CHECK(line_start("ab\ncd", 500) == 3);
}

TEST_CASE("a column counts code points, and a tab as one") {
  CHECK(position("é日🙂x", 0) == "1:1");
  CHECK(position("é日🙂x", 2) == "1:2");
  CHECK(position("é日🙂x", 5) == "1:3");
  CHECK(position("é日🙂x", 9) == "1:4");
  CHECK(position("\t\tx", 2) == "1:3");
}

TEST_CASE("a byte that is not part of valid UTF-8 counts as one") {
  CHECK(position("\x80x", 1) == "1:2");
}

TEST_CASE("a byte order mark takes no column") {
  CHECK(position("\xEF\xBB\xBFx", 3) == "1:1");
  CHECK(position("\xEF\xBB\xBFx\ny", 5) == "2:1");
}

TEST_CASE("CRLF ends a line, and its CR is no part of it") {
  CHECK(position("ab\r\ncd\r\n", 4) == "2:1");
  CHECK(line_around("ab\r\ncd\r\n", 0) == "ab");
  CHECK(line_around("ab\r\ncd\r\n", 5) == "cd");
  CHECK(line_around("ab\rcd", 0) == "ab\rcd");
}

TEST_CASE("the line around an offset, at its very ends too") {
  CHECK(line_around("ab\ncd\nef", 2) == "ab");
  CHECK(line_around("ab\ncd\nef", 3) == "cd");
  CHECK(line_around("ab\n\nef", 3) == "");
  CHECK(line_start("ab\ncd", 2) == 0);
  CHECK(line_start("ab\ncd", 3) == 3);
}

TEST_CASE("a place says whether it has a source and a range") {
  CHECK_FALSE(Place{}.has_source());
  CHECK_FALSE(Place{}.has_range());
  CHECK(whole_file("a").has_source());
  CHECK_FALSE(whole_file("a").has_range());
  const Place place{make_source("a", "text"), 1, 2};
  CHECK(place.has_range());
}

TEST_CASE("a place keeps its source alive") {
  Place place;
  {
    const SourceRef source = make_source("a", "text");
    place = Place{source, 0, 4};
  }
  CHECK(place.source->text == "text");
}

}  // namespace ocelot
