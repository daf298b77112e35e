// YAML: nodes at their places, and faults with their exact texts.
#include "support/yaml/yaml.hpp"

#include <doctest/doctest.h>

#include "support/limited.hpp"
#include "support/text.hpp"

namespace ocelot::yaml {

namespace {

using test::shown;

test::Parts<YamlRef> read(std::string text) {
  return read_yaml(make_source("f.yaml", std::move(text)));
}

// A node as flow YAML, with the original quotes.
std::string flat(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::scalar:
      return node.plain ? node.text : "\"" + node.text + "\"";
    case YamlNode::Kind::sequence:
      for (const YamlRef& item : node.items) text += (text.empty() ? "" : ", ") + flat(*item);
      return "[" + text + "]";
    case YamlNode::Kind::mapping:
      for (const auto& [key, value] : node.pairs)
        text += (text.empty() ? "" : ", ") + flat(*key) + ": " + flat(*value);
      return "{" + text + "}";
  }
  return text;
}

std::string flat(const std::string& text) {
  const test::Parts<YamlRef> read_text = read(text);
  CHECK(shown(read_text) == "");
  return flat(*read_text.value);
}

// "LINE:COLUMN TEXT" of the value of a top-level key.
std::string place_of(const std::string& text, const std::string& key) {
  const test::Parts<YamlRef> document = read(text);
  const YamlNode* node = document.value->find(key);
  REQUIRE(node != nullptr);
  return test::position(node->place) + " " + test::at(node->place);
}

// After this time, the code hangs.
constexpr unsigned int k_seconds = 5;

}  // namespace

TEST_CASE("scalars, lists and mappings, in the order written") {
  CHECK(flat("b: 1\na: [x, 'y', \"z\"]\nc: {d: e}\n") == "{b: 1, a: [x, \"y\", \"z\"], c: {d: e}}");
  CHECK(flat("- a\n- - b\n  - c\n-\n  d: e\n") == "[a, [b, c], {d: e}]");
  CHECK(flat("a: |\n  one\n  two\nb: >-\n  three\n  four\n") ==
        "{a: \"one\ntwo\n\", b: \"three four\"}");
}

TEST_CASE("an empty file, or one of comments, is a null") {
  for (const char* text : {"", "\n\n", "# nothing\n", "---\n", "\xEF\xBB\xBF", "~", "null"}) {
    const test::Parts<YamlRef> document = read(text);
    CHECK(shown(document) == "");
    CHECK(document.value->is_null());
  }
}

TEST_CASE("an absent value lies within the file, even without a colon") {
  const Place place = read("? a").value->find("a")->place;
  CHECK(place.offset == 3);
  CHECK(place.length == 0);
}

TEST_CASE("a fault at the file's end lies within the file") {
  const Place place = read("\"a").diagnostics.at(0).place;
  CHECK(place.offset + place.length <= 2);
}

TEST_CASE("a stray comma is told at its place, and quickly") {
  CHECK(shown(read(",m: a")) ==
        "f.yaml:1:1: error: not valid YAML: this is not allowed here\n"
        "    1 | ,m: a\n"
        "      | ^\n");
}

TEST_CASE("a quoted text is never null") {
  CHECK(read("a: ''").value->find("a")->is_null() == false);
  CHECK(read("a: 'null'").value->find("a")->is_null() == false);
  CHECK(read("a:").value->find("a")->is_null());
  CHECK(read("a: ~").value->find("a")->is_null());
}

TEST_CASE("every scalar knows its place") {
  CHECK(place_of("a: b\nkey: value # comment\n", "key") == "2:6 value");
  CHECK(place_of("key: 'it''s'\n", "key").rfind("1:6 'it", 0) == 0);
  CHECK(place_of("key: \"quoted\"\n", "key") == "1:6 \"quoted\"");
  CHECK(place_of("key: {a: b}\n", "key") == "1:6 {");
  CHECK(place_of("x:\n  - 1\nkey:\n  a: b\n", "key") == "4:3 a");
}

TEST_CASE("columns behind wide characters, tabs, CRLF and a byte order mark") {
  CHECK(place_of("größe: 1\n日本: 2\n\"🙂\": x\n", "größe") == "1:8 1");
  CHECK(place_of("{日本: 2, key: value}\n", "key") == "1:14 value");
  CHECK(place_of("a: 1\r\nb: 2\r\nkey: value\r\n", "key") == "3:6 value");
  CHECK(place_of("a: 1\n\r\nkey:\tvalue\n", "key") == "3:6 value");
  CHECK(place_of("\xEF\xBB\xBFkey: value\n", "key") == "1:6 value");
  CHECK(place_of("\xEF\xBB\xBF"
                 "a: 1\nkey: value\n",
                 "key") == "2:6 value");
}

TEST_CASE("a key that stands twice is told with both places") {
  CHECK(shown(read("one:\n  a: 1\n  b: 2\n  a: 3\n")) ==
        "f.yaml:4:3: error: duplicate key 'a'\n"
        "    4 |   a: 3\n"
        "      |   ^\n"
        "f.yaml:2:3: note: first written here\n"
        "    2 |   a: 1\n"
        "      |   ^\n"
        "help: keep one of the two\n");
}

TEST_CASE("a key is the same in quotes, and three times are two faults") {
  CHECK(read("a: 1\n'a': 2\n\"a\": 3\n").diagnostics.size() == 2);
  CHECK(read("{a: {x: 1}, b: {x: 1}}").diagnostics.empty());
}

TEST_CASE("a key that is no text is told") {
  CHECK(shown(read("[a, b]: c\n")) ==
        "f.yaml:1:1: error: a key must be a text, not a list\n"
        "    1 | [a, b]: c\n"
        "      | ^\n");
  CHECK(read("? {a: b}\n: c\n").diagnostics.size() == 1);
}

TEST_CASE("an alias is the node that its anchor names, at the anchor's place") {
  CHECK(flat("a: &x [1, 2]\nb: *x\n") == "{a: [1, 2], b: [1, 2]}");
  CHECK(place_of("a: &x value\nkey: *x\n", "key").rfind("1:", 0) == 0);
  const test::Parts<YamlRef> document = read("a: &x {b: c}\nkey: *x\n");
  CHECK(document.value->find("a") == document.value->find("key"));
}

TEST_CASE("an anchor written again names the newer node") {
  CHECK(flat("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == "{a: 1, b: 1, c: 2, d: 2}");
}

TEST_CASE("an unknown alias, or one inside itself, is told at its place") {
  CHECK(shown(read("a: *missing\n")).rfind("f.yaml:1:4: error: not valid YAML: ", 0) == 0);
  CHECK(shown(read("a: &x [*x]\n")) ==
        "f.yaml:1:8: error: not valid YAML: an alias inside the node that it names\n"
        "    1 | a: &x [*x]\n"
        "      |        ^\n");
}

TEST_CASE("a merge key brings what the mapping has not itself") {
  CHECK(flat("base: &b {x: 1, y: 2}\nkey:\n  y: 3\n  <<: *b\n  z: 4\n") ==
        "{base: {x: 1, y: 2}, key: {y: 3, z: 4, x: 1}}");
  CHECK(flat("- &a {x: 1}\n- &b {x: 2, y: 2}\n- {<<: [*a, *b]}\n") ==
        "[{x: 1}, {x: 2, y: 2}, {x: 1, y: 2}]");
  CHECK(flat("- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b}\n") ==
        "[{x: 1}, {y: 2, x: 1}, {y: 2, x: 1}]");
}

TEST_CASE("a merged value keeps the place where it was written") {
  const test::Parts<YamlRef> document = read("base: &b\n  x: one\nkey:\n  <<: *b\n");
  const YamlNode* merged = document.value->find("key")->find("x");
  REQUIRE(merged != nullptr);
  CHECK(test::position(merged->place) == "2:6");
  CHECK(test::at(merged->place) == "one");
}

TEST_CASE("a merge key in quotes is a key, and one without a mapping a fault") {
  CHECK(flat("'<<': 1\n") == "{\"<<\": 1}");
  CHECK(shown(read("a:\n  <<: text\n")) ==
        "f.yaml:2:7: error: '<<' takes a mapping or a list of mappings\n"
        "    2 |   <<: text\n"
        "      |       ^~~~\n");
}

TEST_CASE("a syntax error is told at its place") {
  const test::Parts<YamlRef> document = read("a: 1\nb: [1, 2\nc: 3\n");
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "yaml-syntax");
  CHECK(document.diagnostics[0].place.has_range());
  for (const char* text :
       {"a: b: c", "\tkey: value", "key: 'open", "a: @x", "a: %x", "[a", "}", "a:\n - b\n c: d"})
    CHECK(has_errors(read(text).diagnostics));
}

TEST_CASE("a line without a colon after a key of the form `? KEY` is a syntax error at its place") {
  for (const char* text :
       {"? a\nb\n", "? a\n:b c\n", "- ? a\n  'b'\n", "? a\n&x !!str b # c: d\n"}) {
    CAPTURE(text);
    const auto document = read(text);
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].code == "yaml-syntax");
    CHECK(position_of(text, document.diagnostics[0].place.offset).line == 2);
  }
  for (const char* text : {"? a\n", "? a\n? b\n", "?\n  a\n", "? &x !!str a\n", "? a\nb :\n",
                           "? 'a'\n\"b\":\n", "{a, b}\n", "[a, {b}]\n", "x: &y a\n*y :\n",
                           "? a\n: b\nc:\n", "? a\n  b\n", "? |\n  a\n"}) {
    CAPTURE(text);
    CHECK(shown(read(text)) == "");
  }
}

TEST_CASE("a second document is a fault, an empty end of one is not") {
  CHECK(shown(read("a: 1\n---\nb: 2\n")) ==
        "f.yaml:3:1: error: a second YAML document in one file\n"
        "    3 | b: 2\n"
        "      | ^\n"
        "f.yaml:1:1: note: the first begins here\n"
        "    1 | a: 1\n"
        "      | ^\n"
        "help: remove the line '---' and what follows it\n");
  CHECK(flat("---\na: 1\n") == "{a: 1}");
  CHECK(flat("a: 1\n...\n") == "{a: 1}");
  CHECK(flat("a: 1\n---\n") == "{a: 1}");
}

TEST_CASE("a third document is a fault even behind an empty one") {
  CHECK(has_errors(read("a: 1\n---\n---\nb: 2\n").diagnostics));
}

TEST_CASE("more than 100 levels are refused, 100 are not") {
  CHECK(read(test::repeat("[", 100) + test::repeat("]", 100)).diagnostics.empty());
  CHECK(shown(read(test::repeat("[", 101) + test::repeat("]", 101)))
            .find("error: more than 100 levels of nesting\n") != std::string::npos);
}

TEST_CASE("very deep nesting is refused, and quickly") {
  for (const char* unit : {"[", "{a: ", "- ", "? ", "[{"}) {
    const std::string text = test::repeat(unit, 1000000);
    CHECK(test::run_limited(k_seconds, [&] { return has_errors(read(text).diagnostics); }) ==
          "done");
  }
}

TEST_CASE("more than 16 MiB are refused") {
  CHECK(shown(read(std::string((16U << 20U) + 1, '#'))) ==
        "f.yaml: error: more than 16 MiB of YAML\n");
}

TEST_CASE("more than a million values are refused, and quickly") {
  const std::string text = "[" + test::repeat("a,\n", 1000001) + "]";
  CHECK(test::run_limited(30, [&] {
          return shown(read(text)).find("error: more than 1,000,000 values in one file\n") !=
                 std::string::npos;
        }) == "done");
}

TEST_CASE("many values on one line are read as quickly as on many") {
  const std::string text = "[" + test::repeat("a, ", 100000) + "]";
  CHECK(test::run_limited(k_seconds, [&] { return read(text).diagnostics.empty(); }) == "done");
}

TEST_CASE("a bomb of aliases is shared, not unfolded") {
  std::string text = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 90; ++i)
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) +
            ", *a" + std::to_string(i - 1) + "]\n";
  CHECK(test::run_limited(k_seconds, [&] { return read(text).diagnostics.empty(); }) == "done");
}

TEST_CASE("a bomb of merge keys is refused, and quickly") {
  std::string text = "a0: &a0 {";
  for (int i = 0; i < 2000; ++i) text += "k" + std::to_string(i) + ": 1, ";
  text += "}\nlist:\n";
  for (int i = 0; i < 600; ++i) text += "- {<<: [*a0, *a0]}\n";
  CHECK(test::run_limited(k_seconds, [&] { return has_errors(read(text).diagnostics); }) == "done");
}

TEST_CASE("a bomb of lists below a merge key is refused, and quickly") {
  for (const std::string leaf : {"[]", "[{}, {}]"}) {
    std::string text = "a0: &a0 " + leaf + "\n";
    for (int i = 1; i < 90; ++i)
      text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" +
              std::to_string(i - 1) + ", *a" + std::to_string(i - 1) + "]\n";
    text += "end:\n  <<: *a89\n";
    CHECK(test::run_limited(k_seconds, [&] { return has_errors(read(text).diagnostics); }) ==
          "done");
  }
}

TEST_CASE("a long chain of aliases neither overflows the stack when read nor when dropped") {
  std::string text = "- &a0 [x]\n";
  for (int i = 1; i < 300000; ++i)
    text += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  CHECK(test::run_limited(30, [&] { return static_cast<void>(read(text)), true; }) == "done");
  text += "- {<<: *a299999}\n";
  CHECK(test::run_limited(30, [&] { return static_cast<void>(read(text)), true; }) == "done");
}

TEST_CASE("kinds in the words of messages") {
  CHECK(describe(*read("a").value) == "a text");
  CHECK(describe(*read("[]").value) == "a list");
  CHECK(describe(*read("{}").value) == "a mapping");
  CHECK(describe(*read("").value) == "nothing");
}

}  // namespace ocelot::yaml
