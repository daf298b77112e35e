// Converts `// +build` lines to a `//go:build` expression.
#include "support/golang/plus_build.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"
#include "support/golang/constraint.hpp"
#include "support/golang/unicode.hpp"

namespace ocelot::golang {

namespace {

// Go reads an invalid tag as a tag that is never set.
constexpr std::string_view k_never_set = "ignore";

std::string literal_expression(std::string_view literal) {
  if (literal == "!" || literal.starts_with("!!")) return std::string(k_never_set);
  const std::string_view sign = literal.substr(0, literal.starts_with('!') ? 1 : 0);
  const std::string_view tag = literal.substr(sign.size());
  return fmt::format("{}{}", sign, is_build_tag(tag) ? tag : k_never_set);
}

std::string clause_expression(std::string_view clause) {
  std::vector<std::string> literals;
  for (std::string_view literal : split(clause, ',')) {
    literals.push_back(literal_expression(literal));
  }
  return fmt::format("({})", fmt::join(literals, " && "));
}

std::string line_expression(std::string_view line) {
  std::vector<std::string> clauses;
  for (line = trim_space(line); !line.empty(); line = trim_space(line)) {
    std::size_t length = 0;
    while (length < line.size() && !begins_with_space(line.substr(length))) ++length;
    clauses.push_back(clause_expression(line.substr(0, length)));
    line.remove_prefix(length);
  }
  if (clauses.empty()) clauses.emplace_back(k_never_set);
  return fmt::format("({})", fmt::join(clauses, " || "));
}

}  // namespace

std::optional<std::string_view> plus_build_arguments(std::string_view comment) {
  constexpr std::string_view k_slashes = "//";
  constexpr std::string_view k_word = "+build";
  if (!comment.starts_with(k_slashes)) return std::nullopt;
  comment = trim_space(comment.substr(k_slashes.size()));
  if (!comment.starts_with(k_word)) return std::nullopt;
  comment.remove_prefix(k_word.size());
  if (!comment.empty() && !begins_with_space(comment)) return std::nullopt;
  return trim_space(comment);
}

std::string go_build_expression(const std::vector<std::string_view>& lines) {
  std::vector<std::string> expressions;
  for (std::string_view line : lines) expressions.push_back(line_expression(line));
  const std::string all = fmt::format("{}", fmt::join(expressions, " && "));
  const auto parsed = Constraint::parse(all);
  return parsed ? parsed->text() : all;
}

}  // namespace ocelot::golang
