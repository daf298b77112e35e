// Escaping for Ninja: escaped words stay the same when they are read by the rules of Ninja and of a
// shell. In: a byte that selects the kind of word, then words separated by zero bytes.
#include <vector>

#include "graph/ninja_escape.hpp"
#include "support/base/text.hpp"
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

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view text = input;
  const unsigned int where = fuzz::take_byte(text) % 3;
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
