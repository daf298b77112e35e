// Escaping: words for Ninja stay the same when they are read by the rules of Ninja and of a shell,
// and a text for a reader has no hidden character. In: a byte that selects the kind of word, then
// words separated by zero bytes, or a text.
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/ninja_escape.hpp"
#include "support/base/json.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/base/utf8.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/ninja_file.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using graph::Where;

std::string joined(const std::vector<std::string_view>& words, Where where) {
  std::string line;
  for (std::string_view word : words) {
    if (!line.empty()) line += ' ';
    line += graph::escape(word, where);
  }
  return line;
}

// An empty path is never used, and the graph rejects a '|'.
bool is_path(std::string_view word) {
  return !word.empty() && word.find('|') == std::string_view::npos;
}

void expect_words(const std::vector<std::string>& read,
                  const std::vector<std::string_view>& words) {
  fuzz::expect(read.size() == words.size(), "there are as many words");
  for (std::size_t i = 0; i < words.size(); ++i)
    fuzz::expect_same(read[i], words[i], "a word is the same");
}

void escape_paths(std::vector<std::string_view> words) {
  std::erase_if(words, [](std::string_view word) { return !is_path(word); });
  const std::string line = joined(words, Where::path);
  std::string_view rest = line;
  expect_words(fuzz::take_paths(rest), words);
  fuzz::expect(rest.empty(), "the paths are the whole line");
}

void make_visible(std::string_view text) {
  const std::string line = printable_line(text);
  fuzz::expect(!has_hidden(line), "a line has no hidden character");
  fuzz::expect_same(printable_line(line), line, "a visible line stays");
  const std::string lines = printable(text);
  fuzz::expect_same(printable(lines), lines, "visible lines stay");
  if (find_invalid_utf8(text)) return;
  const std::string json = Json(text).text(Json::Layout::compact);
  fuzz::expect_same(printable(json), json, "JSON has no hidden character");
  fuzz::expect_same(nlohmann::json::parse(json).get<std::string>(), text, "JSON has the text");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view text = input;
  const unsigned int where = fuzz::take_byte(text) % 4;
  if (where == 3) {
    make_visible(text);
    return 0;
  }
  if (text.find('\n') != std::string_view::npos) return 0;  // the graph rejects a line end
  const std::vector<std::string_view> words = split(text, '\0');
  if (where == 0) {
    expect_words(fuzz::shell_words(fuzz::unescape_value(joined(words, Where::argument))), words);
  } else if (where == 1) {
    escape_paths(words);
  } else {
    fuzz::expect_same(fuzz::unescape_value(graph::escape(text, Where::value)), text,
                      "a value is the same");
  }
  return 0;
}
