// Diagnostics as text, compared byte for byte.
#include "support/base/render.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("an error without a place is one line") {
  CHECK(render(error("e", {}, "nothing works")) == "error: nothing works\n");
}

TEST_CASE("an error of a whole file names the file") {
  CHECK(render(error("e", whole_file("a/b.go"), "bad")) == "a/b.go: error: bad\n");
}

TEST_CASE("a control character in a file's name reaches no terminal") {
  CHECK(render(error("e", whole_file("a\x1b[2Jb"), "m")) == "a␛[2Jb: error: m\n");
}

TEST_CASE("a line end in a name does not break a message") {
  CHECK(render(error("e", whole_file("a\nb"), "m\nn").with_help("h\ni")) ==
        "a\u240ab: error: m\u240an\nhelp: h\u240ai\n");
  CHECK(render(error("e", {}, "m").with_note("log of a\nb:\n  | first\n  | last")) ==
        "error: m\nnote: log of a\u240ab:\n  | first\n  | last\n");
}

TEST_CASE("the caret is below the visible form of a hidden character") {
  const SourceRef source = make_source("x", "a\u202eb: \u200bc\n");
  CHECK(render(error("e", {source, 4, 1}, "m")) ==
        "x:1:3: error: m\n"
        "    1 | a\\u202eb: \\u200bc\n"
        "      |        ^\n");
  CHECK(render(error("e", {source, 7, 4}, "m")) ==
        "x:1:6: error: m\n"
        "    1 | a\\u202eb: \\u200bc\n"
        "      |           ^~~~~~~\n");
}

TEST_CASE("an error in a file shows its line and marks the range") {
  const SourceRef source = make_source("d.yaml", "one:\n  base: two\n");
  CHECK(
      render(error("e", {source, 13, 3}, "unknown base 'two'").with_help("did you mean 'tow'?")) ==
      "d.yaml:2:9: error: unknown base 'two'\n"
      "    2 |   base: two\n"
      "      |         ^~~\n"
      "help: did you mean 'tow'?\n");
}

TEST_CASE("notes stand between the fault and the help, each with its own line") {
  const SourceRef source = make_source("d.yaml", "a: 1\na: 2\n");
  CHECK(render(error("e", {source, 5, 1}, "twice")
                   .with_note("first here", {source, 0, 1})
                   .with_note("in this file", whole_file("x"))
                   .with_note("just so")
                   .with_help("keep one")) ==
        "d.yaml:2:1: error: twice\n"
        "    2 | a: 2\n"
        "      | ^\n"
        "d.yaml:1:1: note: first here\n"
        "    1 | a: 1\n"
        "      | ^\n"
        "x: note: in this file\n"
        "note: just so\n"
        "help: keep one\n");
}

TEST_CASE("the caret stands right behind wide characters and tabs") {
  const SourceRef source = make_source("x", "\té: größe\r\nnext\r\n");
  CHECK(render(error("e", {source, 5, 7}, "m")) ==
        "x:1:5: error: m\n"
        "    1 | \té: größe\n"
        "      | \t   ^~~~~\n");
}

TEST_CASE("a range that leaves its line is cut, an empty one has a caret") {
  const SourceRef source = make_source("x", "ab\ncd\n");
  CHECK(render(error("e", {source, 1, 50}, "m")) == "x:1:2: error: m\n    1 | ab\n      |  ^\n");
  CHECK(render(error("e", {source, 2, 0}, "m")) == "x:1:3: error: m\n    1 | ab\n      |   ^\n");
  CHECK(render(error("e", {source, 99, 4}, "m")) == "x:3:1: error: m\n    3 | \n      | ^\n");
}

TEST_CASE("a byte order mark neither shows nor moves the caret") {
  const SourceRef source = make_source("x",
                                       "\xEF\xBB\xBF"
                                       "a: b\n");
  CHECK(render(error("e", {source, 6, 1}, "m")) == "x:1:4: error: m\n    1 | a: b\n      |    ^\n");
}

TEST_CASE("several diagnostics have a blank line between them, and a warning its own word") {
  CHECK(render(Diagnostics{}) == "");
  CHECK(render(Diagnostics{error("e", {}, "one"), warning("w", {}, "two")}) ==
        "error: one\n\nwarning: two\n");
}

TEST_CASE("more than the most are counted") {
  const Diagnostics many(5, error("e", {}, "m"));
  CHECK(render(many, {false, 2}) == "error: m\n\nerror: m\n\nand 3 more\n");
  CHECK(render(many, {false, 5}) ==
        "error: m\n"
        "\n"
        "error: m\n"
        "\n"
        "error: m\n"
        "\n"
        "error: m\n"
        "\n"
        "error: m\n");
}

TEST_CASE("colours surround, and take nothing away") {
  const std::string text = render(error("e", {make_source("x", "ab"), 0, 2}, "m"), {true, 10});
  CHECK(text ==
        "\x1b[1mx:1:1: \x1b[0m\x1b[1;31merror:\x1b[0m \x1b[1mm\x1b[0m\n"
        "    1 | ab\n"
        "      | \x1b[1;31m^~\x1b[0m\n");
}

TEST_CASE("lines beyond 99999 still line up with their caret") {
  const SourceRef source = make_source("x", std::string(100000, '\n') + "ab");
  CHECK(render(error("e", {source, 100001, 1}, "m")) ==
        "x:100001:2: error: m\n"
        "100001 | ab\n"
        "       |  ^\n");
}

}  // namespace ocelot
