// Escaping, by examples and with real Ninja: the text that goes in comes out.
#include "graph/ninja_escape.hpp"

#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::graph {

namespace {

using test::TemporaryFolder;

// Characters with a special meaning for users, shells or Ninja are twice as likely as other ASCII
// characters.
std::string random_word(std::mt19937& random, bool is_path) {
  static const std::vector<std::string> k_special = {
      "'", "\"", "$", " ", "#",  ":",     "|",   "é",  "日本", "🙂", "\\", "`", "*", "~", "!",
      "&", ";",  "(", ")", "$$", "${in}", "$in", "%s", "-",    "=",    "<",  ">", "[", "{", "^"};
  const auto pick = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  std::string word;
  for (std::size_t left = 1 + pick(12); left > 0; --left) {
    if (pick(3) < 2) {
      word += k_special[pick(k_special.size())];
    } else {
      const char c = static_cast<char>('!' + pick(94));
      word += c;
    }
  }
  // A path's parts have no '/', and the graph rejects '|', which Ninja cannot escape.
  if (is_path) std::erase_if(word, [](char c) { return c == '/' || c == '|'; });
  return is_path && word.empty() ? "x" : word;
}

std::vector<std::string> random_words(unsigned int seed, bool is_path) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (int i = 0; i < 300; ++i) words.push_back(random_word(random, is_path));
  return words;
}

}  // namespace

TEST_CASE("a path escapes what ends or begins something in a build line") {
  CHECK(escape("a/b.c", Where::path) == "a/b.c");
  CHECK(escape("a b:c$d", Where::path) == "a$ b$:c$$d");
  CHECK(escape("it's#\"é\"", Where::path) == "it's#\"é\"");
}

TEST_CASE("a value escapes Ninja's dollar only") {
  CHECK(escape("it's $5: a|b", Where::value) == "it's $$5: a|b");
}

TEST_CASE("an argument is quoted for the shell, then escaped for Ninja") {
  CHECK(escape("plain-word_1+=./,:@%^", Where::argument) == "plain-word_1+=./,:@%^");
  CHECK(escape("", Where::argument) == "''");
  CHECK(escape("a b", Where::argument) == "'a b'");
  CHECK(escape("it's", Where::argument) == "'it'\\''s'");
  CHECK(escape("$HOME", Where::argument) == "'$$HOME'");
  CHECK(escape("~", Where::argument) == "'~'");
  CHECK(escape("é", Where::argument) == "'é'");
}

TEST_CASE("any word reaches a command as it is") {
  if (!test::has_program("ninja")) return;
  const TemporaryFolder folder;
  std::vector<std::string> words = random_words(1, false);
  words.insert(words.end(),
               {"", " ", "'", "''", "-n", "\\", "\\n", "$", "a\tb", " lead", "trail "});
  std::string file = "rule r\n  command = printf '%s' $arg > $out\n";
  for (std::size_t i = 0; i < words.size(); ++i) {
    file += "build out" + std::to_string(i) + ": r\n  arg = " + escape(words[i], Where::argument) +
            "\n";
  }
  test::put(folder / "build.ninja", file);
  REQUIRE(test::shell(folder.path(), "ninja -j2").code == 0);
  for (std::size_t i = 0; i < words.size(); ++i)
    CHECK(test::get(folder / ("out" + std::to_string(i))) == words[i]);
}

TEST_CASE("any word may stand in the rule itself") {
  if (!test::has_program("ninja")) return;
  const TemporaryFolder folder;
  for (const std::string& word : {std::string("it's $in: a|b # é"), std::string("\"$$\"")}) {
    test::put(folder / "build.ninja", "rule r\n  command = printf '%s' " +
                                          escape(word, Where::argument) + " > out\nbuild out: r\n");
    std::filesystem::remove(folder / "out");
    REQUIRE(test::shell(folder.path(), "ninja").code == 0);
    CHECK(test::get(folder / "out") == word);
  }
}

TEST_CASE("any path works as input and output") {
  if (!test::has_program("ninja")) return;
  const TemporaryFolder folder;
  std::vector<std::string> names = random_words(2, true);
  names.insert(names.end(), {"#", "a#", ":", "$", " ", "a b", "it's", "\"", "é"});
  std::string file =
      "rule copy\n  command = cat $in > $out\nrule last\n  command = cat $in > $out\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string number = std::to_string(i) + "/";
    test::put(folder / ("in" + number + names[i]), names[i]);
    file += "build " + escape("mid" + number + names[i], Where::path) + ": copy " +
            escape("in" + number + names[i], Where::path) + "\n";
    file += "build out" + std::to_string(i) + ": last " +
            escape("mid" + number + names[i], Where::path) + "\n";
  }
  file += "build " + escape(names[0] + " whole name", Where::path) + ": phony out0\n";
  test::put(folder / "build.ninja", file);
  const test::ShellResult built = test::shell(folder.path(), "ninja -j2");
  REQUIRE_MESSAGE(built.code == 0, built.output);
  for (std::size_t i = 0; i < names.size(); ++i)
    CHECK(test::get(folder / ("out" + std::to_string(i))) == names[i]);
  CHECK(test::output_of(folder.path(), "ninja") == "ninja: no work to do.");
}

TEST_CASE("any text is a description") {
  if (!test::has_program("ninja")) return;
  const TemporaryFolder folder;
  const std::string text = "build: it's $5 # | é";
  test::put(folder / "build.ninja",
            "rule r\n  command = touch $out\n  description = $what\nbuild out: r\n  what = " +
                escape(text, Where::value) + "\n");
  CHECK(test::output_of(folder.path(), "NINJA_STATUS= ninja") == text);
}

}  // namespace ocelot::graph
