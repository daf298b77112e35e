// The canonical form: the result for each way to write a file, and, for random files with comments
// everywhere, that nothing is lost.
#include "declaration/config/format.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "declaration/config/config.hpp"
#include "support/text.hpp"

namespace ocelot::config {

namespace {

std::string formatted(const std::string& text, FileKind kind = FileKind::distributions) {
  const Result<std::string> result = format(kind, make_source("f.yaml", text));
  return result ? *result : test::shown(result);
}

// Writes distributions in random styles. Each comment has a number, in the order in which they are
// written.
class Maker {
 public:
  explicit Maker(unsigned seed)
      : random_(seed), spelling_(chance(2) ? "buildtags:" : "build-tags:") {}

  std::string make() {
    text_ = chance(4) ? "\xEF\xBB\xBF" : "";
    if (chance(3)) text_ += "%YAML 1.2\n---" + comment() + "\n";
    remarks(0);
    const bool is_below = chance(3);
    if (is_below) text_ += "distributions:" + comment() + "\n";
    for (int i = 0; i < 1 + pick(4); ++i) distribution(i, is_below ? 1 + pick(4) : 0, is_below);
    remarks(0);
    if (chance(4)) text_ += "..." + comment() + "\n";
    return chance(4) ? with_crlf() : text_;
  }

  const std::vector<std::string>& comments() const { return comments_; }

 private:
  int pick(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
  bool chance(int bound) { return pick(bound) == 0; }

  std::string with_crlf() const {
    std::string text;
    for (char c : text_) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return text;
  }

  std::string new_comment() {
    static const char* const k_texts[] = {"",      " größer ✓", " 'quote", " - dash",
                                          " a: b", " [",        "# two"};
    comments_.push_back("#" + std::to_string(comments_.size()) + k_texts[pick(7)]);
    return comments_.back();
  }

  // A random comment after something on its line.
  std::string comment() {
    if (!chance(3)) return chance(3) ? " \t " : "";
    return (chance(2) ? " " : "\t ") + new_comment() + (chance(3) ? "  " : "");
  }

  void remarks(std::size_t column) {
    while (chance(3)) {
      if (chance(2)) text_ += chance(2) ? "\n" : "  \n\n";
      text_ += std::string(column, ' ') + new_comment() + "\n";
    }
    if (chance(4)) text_ += "\n";
  }

  std::string word() {
    static const char* const k_words[] = {"plain",
                                          "'quoted'",
                                          "\"double\"",
                                          "'needs: quotes'",
                                          "\"null\"",
                                          "1.20",
                                          "'1.20'",
                                          "a b  c",
                                          "größe",
                                          "\"\\u00fc\\x41\"",
                                          "'it''s'",
                                          "x#y",
                                          "\"# no comment\"",
                                          "v1.2.3@x",
                                          "!!str 12",
                                          "lambdacomponents.exporter.awss3",
                                          "'yes'"};
    return k_words[pick(17)];
  }

  // Writes the keys in canonical order, so that comments keep their order.
  void distribution(int number, std::size_t column, bool is_below) {
    if (!is_below || column_ == 0) column_ = column;
    const std::string margin(column_, ' ');
    remarks(column_);
    text_ += margin +
             (chance(3) ? "\"d" + std::to_string(number) + "\"" : "d" + std::to_string(number)) +
             ":";
    if (chance(6)) {
      text_ += " {base: " + word() + ", buildtags: [" + word() + "]}" + comment() + "\n";
      return;
    }
    if (chance(3)) anchors_.push_back(" &a" + std::to_string(number));
    const bool is_anchored = !anchors_.empty() && anchors_.back() == " &a" + std::to_string(number);
    text_ += (is_anchored ? anchors_.back() : "") + comment() + "\n";
    keys(column_ + 1 + static_cast<std::size_t>(pick(4)), is_anchored ? 1 : 0);
  }

  void keys(std::size_t column, std::size_t own_anchors) {
    const std::string margin(column, ' ');
    if (anchors_.size() > own_anchors && chance(2)) {
      remarks(column);
      text_ += margin + "<<: *" + anchors_.front().substr(2) + comment() + "\n";
    }
    remarks(column);
    text_ += margin + "description: ";
    description(column);
    if (chance(2)) {
      remarks(column);
      text_ +=
          margin + (chance(3) ? "? base\n" + margin + ": " : "base: ") + word() + comment() + "\n";
    }
    remarks(column);
    text_ += margin + spelling_;
    list(column);
  }

  void description(std::size_t column) {
    const std::string below(column + 1 + static_cast<std::size_t>(pick(4)), ' ');
    static const char* const k_headers[] = {"|", ">", "|-", ">-", "|+", ">+"};
    switch (pick(5)) {
      case 0:
        text_ += k_headers[pick(6)] + comment() + "\n" + below + "one # no comment\n\n" + below +
                 "  two\n" + below + "three: \"\n" + (chance(2) ? "\n" : "");
        return;
      case 1:
        text_ += "many\n" + below + "plain\t\n\n" + below + "lines" + comment() + "\n";
        return;
      case 2:
        text_ += "\"in quotes \\\n" + below + " # no comment\n\n" + below + "end\\n\"" + comment() +
                 "\n";
        return;
      case 3:
        text_ += std::string(300, 'l') + " " + word().substr(0, 1) + "ong" + comment() + "\n";
        return;
      default:
        text_ += word() + comment() + "\n";
    }
  }

  void list(std::size_t column) {
    if (chance(2)) {
      flow_list(column);
      return;
    }
    text_ += comment() + "\n";
    const std::size_t inner = column + static_cast<std::size_t>(pick(3));
    for (int i = 0; i < 1 + pick(3); ++i) {
      remarks(inner);
      text_ += std::string(inner, ' ') + "- " + word() + comment() + "\n";
    }
    if (inner > column) remarks(inner);
  }

  void flow_list(std::size_t column) {
    const std::string margin(column + 1, ' ');
    if (chance(3)) {
      text_ += " [" + word() + " , " + word() + (chance(2) ? "," : "") + "]" + comment() + "\n";
      return;
    }
    text_ += " [" + comment() + "\n";
    for (int i = 0; i < 1 + pick(3); ++i) {
      remarks(column + 1);
      text_ += margin + word() + "," + comment() + "\n";
    }
    remarks(0);
    text_ += margin + "]" + comment() + "\n";
  }

  std::mt19937 random_;
  std::string spelling_;
  std::string text_;
  std::size_t column_ = 0;
  std::vector<std::string> anchors_;
  std::vector<std::string> comments_;
};

std::string trimmed_end(const std::string& text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// The position of a whole comment in a text: at the end of a line, after a blank.
std::size_t find_comment(const std::string& text, const std::string& comment, std::size_t from) {
  const std::string wanted = comment + "\n";
  for (std::size_t at = text.find(wanted, from); at != std::string::npos;
       at = text.find(wanted, at + 1)) {
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n') return at;
  }
  return std::string::npos;
}

// The values by key, in order, without places.
std::string values_of(const std::string& text) {
  std::string values;
  const auto add = [&](std::string_view name, const std::string& value) {
    values += std::string(name) + "=" + value + ";";
  };
  for (const DistributionEntry& entry :
       read_distributions(make_source("f", text)).ignoring_diagnostics().distributions) {
    add("name", entry.name.value);
    if (entry.description) add("description", entry.description->value);
    for (const Scalar& base : entry.bases) add("base", base.value);
    for (const Scalar& tag : entry.tags) add("tag", tag.value);
    for (const Scalar& one : entry.architectures) add("architecture", one.value);
  }
  return values;
}

}  // namespace

TEST_CASE("lists and mappings become blocks, indented by two") {
  CHECK(formatted("a: {base: b, buildtags: [x, y]}") ==
        "a:\n  base: b\n  buildtags:\n    - x\n    - y\n");
  CHECK(formatted("a:\n     buildtags:\n     - x\n") == "a:\n  buildtags:\n    - x\n");
  CHECK(formatted("a: {}\nb: {buildtags: [ ]}\n") == "a: {}\n\nb:\n  buildtags: []\n");
}

TEST_CASE("quotes stay only where they are needed") {
  const auto description = [](const std::string& text) {
    const std::string all = formatted("a: {description: " + text + "}");
    const std::string_view head = "a:\n  description: ";
    return all.starts_with(head) ? all.substr(head.size(), all.size() - head.size() - 1) : all;
  };
  for (const char* word : {"x.y", "a b", "it's", "größe", "v1.2", "github.com/a/b@v1", "(x)"}) {
    const std::string quoted = std::string("\"") + word + "\"";
    CHECK(description(quoted) == word);
    CHECK(description(word) == word);
  }
  for (const char* word :
       {"'null'", "'~'",  "'1.20'", "\"yes\"",   "'0x1f'",   "'2026-01-02'", "''",    "'a: b'",
        "'a #b'", "' a'", "'a '",   "'a:'",      "\"a\\n\"", "'- a'",        "'[a]'", "'*a'",
        "'<<'",   "'.5'", "'1e3'",  "!!str 'a'", "'1_000'",  "'+1'"})
    CHECK(description(word) == word);
  CHECK(description("'it''s'") == "it's");
  CHECK(description("\"\\u00fc\"") == "ü");
}

TEST_CASE("the keys of a distribution have an order, unless an anchor stands inside") {
  CHECK(formatted("a:\n  # t\n  buildtags: [x]\n  base: b # b\n  <<: {architectures: [arm64]}\n"
                  "  description: d\n") ==
        "a:\n  <<:\n    architectures:\n      - arm64\n  description: d\n  base: b # b\n  # t\n"
        "  buildtags:\n    - x\n");
  CHECK(formatted("a:\n  buildtags: &t [x]\n  base: b\n") ==
        "a:\n  buildtags: &t\n    - x\n  base: b\n");
  CHECK(formatted("distributions:\n  a:\n    base: b\n    description: d\n") ==
        "distributions:\n  a:\n    description: d\n    base: b\n");
}

TEST_CASE("one blank line between distributions, at most one elsewhere") {
  CHECK(formatted("\n\n# top\n\n\na:\n\n  base: b\n\n\n  buildtags:\n\n    - x\n\n\n    - y\n# "
                  "b\n\n# c\nb: {}\n\n\n") ==
        "# top\n\na:\n  base: b\n\n  buildtags:\n    - x\n\n    - y\n\n# b\n\n# c\nb: {}\n");
}

TEST_CASE("comments stay at what they are about") {
  CHECK(formatted("a: # one\n  buildtags: [x, y] # two\nb:\n  buildtags: # three\n    # four\n    "
                  "- x #five\n"
                  "    # - y\n  # six\n# seven\nc: {} # eight\n") ==
        "a: # one\n  buildtags: # two\n    - x\n    - y\n\nb:\n  buildtags: # three\n    # four\n"
        "    - x #five\n    # - y\n  # six\n\n# seven\nc: {} # eight\n");
  CHECK(formatted("a:\n  buildtags: [x]\n  base: # why\n    b\n") ==
        "a:\n  # why\n  base: b\n  buildtags:\n    - x\n");
  CHECK(formatted("dependencies:\n  # nothing yet\n", FileKind::dependencies) ==
        "dependencies:\n  # nothing yet\n");
  CHECK(formatted("a:\n  buildtags: [ # one\n    x, # two\n    # three\n    y # four\n    # five\n "
                  "   ] # six\n") ==
        "a:\n  buildtags: # one\n    - x # two\n    # three\n    - y # four\n    # five\n    # "
        "six\n");
}

TEST_CASE("texts of many lines keep them") {
  CHECK(formatted("a:\n    description: >-\n         one\n           two\n\n         three\n\n\n   "
                  " base: b") ==
        "a:\n  description: >-\n    one\n      two\n\n    three\n\n  base: b\n");
  CHECK(formatted("a:\n description: one\n         two   # c\n") ==
        "a:\n  description: one\n    two # c\n");
  CHECK(formatted("a:\n description: |+\n   one\n\n\nb: {}\n") ==
        "a:\n  description: |+\n    one\n\n\nb: {}\n");
  CHECK(formatted("a:\n  description: |\n    no end") == "a:\n  description: |-\n    no end\n");
}

TEST_CASE("marks of documents, line ends and the byte order mark") {
  CHECK(formatted("\xEF\xBB\xBF# c\r\n--- # d\r\na: {}\r\n...\r\n# e\r\n") ==
        "# c\n---\n# d\na: {}\n# e\n");
  CHECK(formatted("repo: a\rb\n", FileKind::upstream) ==
        "f.yaml:1:8: error: a carriage return that ends no line\n"
        "    1 | repo: a␍b\n"
        "      |        ^\n"
        "help: end each line with LF or CRLF, and write \"\\r\" in a text\n");
}

TEST_CASE("the other files") {
  CHECK(formatted("dependencies: {t: a@v1.2.3, u: [b, c]}", FileKind::dependencies) ==
        "dependencies:\n  t: a@v1.2.3\n  u:\n    - b\n    - c\n");
  CHECK(formatted("replaces:\n    z.org/b:   ./b # ours\n    z.org/a: 'z.org/f@v1.0.0'\n"
                  "allow-skew: [exporter.a]\ndependencies: {t: z.org/a}\n",
                  FileKind::dependencies) ==
        "replaces:\n  z.org/b: ./b # ours\n  z.org/a: z.org/f@v1.0.0\n"
        "allow-skew:\n  - exporter.a\ndependencies:\n  t: z.org/a\n");
  CHECK(formatted("ref:   'v1'\n\n\nrepo: \"a/b\"", FileKind::upstream) ==
        "ref: v1\n\nrepo: a/b\n");
  CHECK(formatted("# nothing\n\n\n# yet", FileKind::upstream) == "# nothing\n\n# yet\n");
  CHECK(formatted("", FileKind::upstream) == "");
}

TEST_CASE("a file with errors is not formatted") {
  CHECK(formatted("a: {bas: b}").starts_with("f.yaml:1:5: error: unknown key 'bas'"));
}

TEST_CASE("blanks behind the last line end are no line of a text") {
  for (const std::string rest : {"", " ", "   ", "\n", "\n   ", "\n\n "}) {
    const std::string lines = rest.substr(0, rest.find_last_of('\n') + 1);
    for (const std::string header : {"|+", ">+", "|", ">"}) {
      const std::string begin = "d:\n  description: " + header + "\n    a\n";
      CAPTURE(begin + rest);
      CHECK(formatted(begin + rest) == begin + (header.size() == 2 ? lines : ""));
    }
  }
}

TEST_CASE("a random file keeps its values and its comments, and is canonical at once") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Maker maker(seed);
    const std::string text = maker.make();
    const std::string once = formatted(text);
    INFO("seed " << seed << "\n" << text << "\n=== formatted\n" << once);
    REQUIRE(!values_of(text).empty());
    REQUIRE(values_of(once) == values_of(text));
    std::size_t at = 0;
    for (const std::string& comment : maker.comments()) {
      at = find_comment(once, trimmed_end(comment), at);
      REQUIRE(at != std::string::npos);
      ++at;
    }
    REQUIRE(formatted(once) == once);
  }
}

}  // namespace ocelot::config
