// Looks at the characters around a word.
#include "support/base/ordinary_word.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_separators = "-_./";

// The longest part of a path, in bytes (NAME_MAX). Without it, a long line of one repeated word
// would be searched from each of them.
constexpr std::size_t k_longest_part = 255;

bool is_separator(char c) {
  return k_separators.find(c) != std::string_view::npos;
}

std::string_view without_alphanumeric_end(std::string_view text) {
  for (std::size_t i = 0; i < k_longest_part && !text.empty() && is_alphanumeric(text.back()); ++i)
    text.remove_suffix(1);
  return text;
}

std::string_view without_alphanumeric_begin(std::string_view text) {
  for (std::size_t i = 0; i < k_longest_part && !text.empty() && is_alphanumeric(text.front()); ++i)
    text.remove_prefix(1);
  return text;
}

// A dot at the end of a sentence is not a separator.
bool begins_with_separator(std::string_view text) {
  if (text.empty() || !is_separator(text[0])) return false;
  return text[0] != '.' || (text.size() > 1 && is_alphanumeric(text[1]));
}

}  // namespace

bool is_ordinary_word(std::string_view secret) {
  return std::ranges::all_of(secret,
                             [](char c) { return (c >= 'a' && c <= 'z') || is_separator(c); });
}

bool is_in_name(std::string_view text, const TextSpan& word) {
  const std::string_view before = without_alphanumeric_end(text.substr(0, word.begin));
  const std::string_view after = without_alphanumeric_begin(text.substr(word.begin + word.length));
  if (!before.empty() && is_separator(before.back())) return true;
  return begins_with_separator(after) || (before.ends_with('"') && after.starts_with("\":"));
}

}  // namespace ocelot
