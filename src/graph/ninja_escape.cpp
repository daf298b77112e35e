// Escaping for Ninja and for the shell behind it.
#include "graph/ninja_escape.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

template <class IsSpecial>
std::string with_dollars(std::string_view text, IsSpecial is_special) {
  if (std::none_of(text.begin(), text.end(), is_special)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (is_special(c)) out += '$';
    out += c;
  }
  return out;
}

constexpr auto is_dollar = [](char c) { return c == '$'; };
constexpr auto ends_a_path = [](char c) { return c == '$' || c == ' ' || c == ':'; };

}  // namespace

std::string escape(std::string_view text, Where where) {
  switch (where) {
    case Where::path:
      return with_dollars(text, ends_a_path);
    case Where::value:
      return with_dollars(text, is_dollar);
    case Where::argument:
      return with_dollars(shell_word(text), is_dollar);
  }
  return {};
}

}  // namespace ocelot::graph
