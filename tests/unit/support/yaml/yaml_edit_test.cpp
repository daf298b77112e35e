// Additions to YAML texts: the existing text stays byte for byte, and the meaning is checked.
#include "support/yaml/yaml_edit.hpp"

#include <random>

#include <doctest/doctest.h>

#include "declaration/config/format.hpp"
#include "support/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::yaml {

namespace {

using test::shown;

SourceRef file(std::string text) {
  return make_source("f.yaml", std::move(text));
}

std::string pair(const std::string& text, const KeyPath& path, std::string_view added) {
  const Result<std::string> edited = with_pair(file(text), path, added);
  return edited ? *edited : shown(edited);
}

std::string item(const std::string& text, const KeyPath& path, const std::string& added) {
  const Result<std::string> edited = with_item(file(text), path, added);
  return edited ? *edited : shown(edited);
}

}  // namespace

TEST_CASE("a pair goes to the end of the file, apart where the others are") {
  CHECK(pair("a: 1 # one\n", {}, "b: 2\n") == "a: 1 # one\nb: 2\n");
  CHECK(pair("a:\n  x: 1\n\nb:\n  x: 2\n", {}, "c: {}\n") == "a:\n  x: 1\n\nb:\n  x: 2\n\nc: {}\n");
  CHECK(pair("a:\n  x: 1\n", {}, "b: 2\n") == "a:\n  x: 1\n\nb: 2\n");
  CHECK(pair("a: 1\n\n", {}, "b: 2\n") == "a: 1\n\nb: 2\n");
}

TEST_CASE("a file without a last line end gets one, and the file's own line ends are kept") {
  CHECK(pair("a: 1", {}, "b: 2\n") == "a: 1\nb: 2\n");
  CHECK(pair("a: 1\r\n", {}, "b:\n  - x\n") == "a: 1\r\nb:\r\n  - x\r\n");
}

TEST_CASE("a pair of a mapping below takes its indent, and keys that are missing are written") {
  CHECK(pair("d:\n    a: 1\n", {"d"}, "b:\n  - x\n") == "d:\n    a: 1\n    b:\n      - x\n");
  CHECK(pair("# all of them\nd:\n# none yet\n", {"d"}, "b: 2\n") ==
        "# all of them\nd:\n# none yet\n  b: 2\n");
  CHECK(pair("", {"d"}, "b: 2\n") == "d:\n  b: 2\n");
  CHECK(pair("# nothing\n", {}, "b: 2\n") == "# nothing\nb: 2\n");
}

TEST_CASE("a mapping in the middle gets it in front of its first key") {
  CHECK(pair("a:\n  # why\n  x: 1\nb: 2\n", {"a"}, "y:\n  - z\n") ==
        "a:\n  # why\n  y:\n    - z\n  x: 1\nb: 2\n");
}

TEST_CASE("an item goes behind the last one") {
  CHECK(item("a:\n  t:\n    - x # first\n    -  y\n  u: 1\n", {"a", "t"}, "z") ==
        "a:\n  t:\n    - x # first\n    -  y\n    -  z\n  u: 1\n");
  CHECK(item("t:\n- x", {"t"}, "z") == "t:\n- x\n- z\n");
  CHECK(item("t: [x, 'y']  # all\n", {"t"}, "z") == "t: [x, 'y', z]  # all\n");
  CHECK(item("t: []\n", {"t"}, "z") == "t: [z]\n");
  CHECK(item("t: [\n  x,\n  y,\n]\n", {"t"}, "z") == "t: [\n  x,\n  y, z,\n]\n");
}

TEST_CASE("a list that is missing or has no value is written") {
  CHECK(item("a:\n  u: 1\nb: 2\n", {"a", "t"}, "z") == "a:\n  t:\n    - z\n  u: 1\nb: 2\n");
  CHECK(item("a:\n  t:\n  u: 1\n", {"a", "t"}, "z") == "a:\n  t:\n    - z\n  u: 1\n");
}

TEST_CASE("what is there already is left alone") {
  CHECK(pair("a: 1\n", {}, "a: 2\n") ==
        "f.yaml:1:1: error: 'a' already exists and is not overwritten\n"
        "    1 | a: 1\n"
        "      | ^\n"
        "help: choose another name, or edit this one\n");
}

TEST_CASE("a form that text cannot be added to is a fault, and so is a list that is shared") {
  CHECK(pair("{a: 1}\n", {}, "b: 2\n") ==
        "f.yaml:1:1: error: 'b' cannot be added to what is written in this form\n"
        "    1 | {a: 1}\n"
        "      | ^\n"
        "help: write it with one entry a line, without braces and aliases, or add it by hand\n");
  CHECK(pair("d: {a: {x: 1}}\n", {"d"}, "b: 2\n") ==
        "f.yaml:1:4: error: 'b' cannot be added to what is written in this form\n"
        "    1 | d: {a: {x: 1}}\n"
        "      |    ^\n"
        "help: write it with one entry a line, without braces and aliases, or add it by hand\n");
  CHECK(item("a: &t [x]\nb: *t\n", {"b"}, "z") ==
        "f.yaml:1:4: error: 'z' cannot be added to what is written in this form\n"
        "    1 | a: &t [x]\n"
        "      |    ^\n"
        "help: write it with one entry a line, without braces and aliases, or add it by hand\n");
  CHECK(pair("a: |+\n  text\n\n", {}, "b: 2\n") == "a: |+\n  text\n\nb: 2\n");
  CHECK(pair("a: 1\n...\n", {}, "b: 2\n").starts_with("b: 2\n"));
}

TEST_CASE("a file that cannot be read is told") {
  CHECK(pair("a: [\n", {}, "b: 2\n").find("f.yaml:") == 0);
}

TEST_CASE("a scalar reads as the text that it is made of") {
  for (const std::string text : {"plain",
                                 "a b, c",
                                 "x: y",
                                 "# no",
                                 "- z",
                                 "",
                                 " a",
                                 "a ",
                                 "null",
                                 "12",
                                 "1.5",
                                 "0x1F",
                                 "yes",
                                 "it's",
                                 "a \"b\" \\c",
                                 "v0.1.0",
                                 "-",
                                 "a#b",
                                 "tab\tnew\nline",
                                 "\x01",
                                 "ä",
                                 "@x",
                                 "true",
                                 "1_000",
                                 "a:b",
                                 "[x]",
                                 "c1",
                                 "a",
                                 "ab"}) {
    CAPTURE(text);
    const test::Parts<YamlRef> read = read_yaml(file("k: " + as_scalar(text) + "\n"));
    CHECK(shown(read) == "");
    const YamlNode* value = read.value->find("k");
    REQUIRE(value != nullptr);
    CHECK(!value->is_null());
    CHECK(value->text == text);
    const std::string entry = "d:\n  description: " + as_scalar(text) + "\n";
    CHECK(shown(config::format(config::FileKind::distributions, file(entry))) == "");
    CHECK(config::format(config::FileKind::distributions, file(entry)).value_or("") == entry);
  }
  CHECK(as_scalar("OTLP in, batched") == "OTLP in, batched");
}

TEST_CASE("whatever is added, the rest of a random file stays and a second addition works too") {
  std::mt19937 random(7);
  const auto chance = [&](int n) { return static_cast<int>(random() % 97) % n == 0; };
  for (int round = 0; round < 300; ++round) {
    std::string text = chance(2) ? "# head\n" : "";
    const int count = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < count; ++i) {
      if (chance(3)) text += "\n";
      if (chance(3)) text += "# about it\n";
      text += "k" + std::to_string(i) + ":" + (chance(3) ? " # side" : "") + "\n";
      if (chance(2)) text += "  text: a value # why\n";
      text += chance(2) ? "  tags: [x, y] # flow\n" : "  tags:\n    # inner\n    - x\n    - y\n";
    }
    if (chance(3)) text += "# tail";
    CAPTURE(text);
    const std::string into = "k" + std::to_string(random() % static_cast<unsigned>(count));
    const Result<std::string> one = with_item(file(text), {into, "tags"}, "z");
    REQUIRE(shown(one) == "");
    const Result<std::string> two = with_pair(file(*one), {}, "last:\n  tags:\n    - q\n");
    REQUIRE(shown(two) == "");
    // The old text is a subsequence of the new one, so nothing was lost.
    std::size_t kept = 0;
    for (const char c : *two) kept += kept < text.size() && text[kept] == c ? 1U : 0U;
    CHECK(kept == text.size());
    CHECK(read_yaml(file(*two)).ignoring_diagnostics()->find(into)->find("tags")->items.size() ==
          3);
  }
}

}  // namespace ocelot::yaml
