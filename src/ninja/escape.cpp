// Escaping for Ninja and for the shell behind it.
#include "ninja/escape.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace ocelot::ninja {

namespace {

std::string with_dollars(std::string_view text, std::string_view special) {
  std::string out;
  for (char c : text) {
    if (special.find(c) != std::string_view::npos) out += '$';
    out += c;
  }
  return out;
}

bool is_plain_for_shell(std::string_view word) {
  constexpr std::string_view k_harmless = "_-+=./,:@%^";
  return !word.empty() && std::all_of(word.begin(), word.end(), [&](char c) {
    return is_alphanumeric(c) || k_harmless.find(c) != std::string_view::npos;
  });
}

std::string shell_word(std::string_view word) {
  if (is_plain_for_shell(word)) return std::string(word);
  std::string out = "'";
  for (char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string escape(std::string_view text, Where where) {
  switch (where) {
    case Where::path:
      return with_dollars(text, "$ :");
    case Where::value:
      return with_dollars(text, "$");
    case Where::argument:
      return with_dollars(shell_word(text), "$");
  }
  return {};
}

}  // namespace ocelot::ninja
