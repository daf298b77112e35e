// Parses and compares semantic versions. Source of the rules: semver.org 2.0.0, as implemented in
// golang.org/x/mod/semver.
#include "support/golang/semver.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

bool is_numeric(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_number(std::string_view text) {
  return !text.empty() && is_numeric(text) && (text.size() == 1 || text.front() != '0');
}

bool is_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c == '-' || is_alphanumeric(c); });
}

bool is_prerelease_identifier(std::string_view text) {
  return is_identifier(text) && (!is_numeric(text) || is_number(text));
}

template <class Rule>
bool all_parts(std::string_view dotted, Rule rule) {
  const auto parts = split(dotted, '.');
  return std::all_of(parts.begin(), parts.end(), rule);
}

// Truncates `text` at the separator and returns the text after it; nothing if there is no
// separator.
std::optional<std::string_view> cut_off(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view tail = text.substr(at + 1);
  text = text.substr(0, at);
  return tail;
}

int sign(int value) {
  return (value > 0) - (value < 0);
}

int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return sign(a.compare(b));
}

int compare_identifiers(std::string_view a, std::string_view b) {
  if (is_numeric(a) != is_numeric(b)) return is_numeric(a) ? -1 : 1;
  return is_numeric(a) ? compare_numbers(a, b) : sign(a.compare(b));
}

int compare_prereleases(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.empty()) - static_cast<int>(b.empty());
  const auto left = split(a, '.');
  const auto right = split(b, '.');
  const std::size_t shared = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const int order = compare_identifiers(left[i], right[i]);
    if (order != 0) return order;
  }
  return left.size() == right.size() ? 0 : (left.size() < right.size() ? -1 : 1);
}

}  // namespace

std::optional<SemanticVersion> parse_semver(std::string_view text) {
  if (!text.starts_with('v')) return std::nullopt;
  text.remove_prefix(1);
  const auto build = cut_off(text, '+');
  const auto prerelease = cut_off(text, '-');
  const auto numbers = split(text, '.');
  if (numbers.size() != 3 || !std::all_of(numbers.begin(), numbers.end(), is_number)) {
    return std::nullopt;
  }
  if (prerelease && !all_parts(*prerelease, is_prerelease_identifier)) return std::nullopt;
  if (build && !all_parts(*build, is_identifier)) return std::nullopt;
  return SemanticVersion{numbers[0], numbers[1], numbers[2], prerelease.value_or(""),
                         build.value_or("")};
}

int compare(const SemanticVersion& a, const SemanticVersion& b) {
  for (const auto part :
       {&SemanticVersion::major, &SemanticVersion::minor, &SemanticVersion::patch}) {
    const int order = compare_numbers(a.*part, b.*part);
    if (order != 0) return order;
  }
  return compare_prereleases(a.prerelease, b.prerelease);
}

}  // namespace ocelot::golang
