// Reads a Makefile line by line. It is not run: make itself expands what is passed to it.
#include "graph/make_variables.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_name = "LDFLAGS";

// A line that ends with a backslash continues in the next.
std::vector<std::string> logical_lines(std::string_view makefile) {
  std::vector<std::string> lines;
  bool continues = false;
  for (std::string_view line : split_lines(makefile)) {
    const bool is_continued = line.ends_with('\\');
    if (is_continued) line.remove_suffix(1);
    if (continues)
      lines.back() += line;
    else
      lines.emplace_back(line);
    continues = is_continued;
  }
  return lines;
}

// What follows the variable's name in an assignment; nothing for another line.
std::optional<std::string_view> assignment(std::string_view line) {
  if (!line.starts_with(k_name)) return std::nullopt;
  const std::string_view rest = trim(line.substr(k_name.size()));
  return rest.find('=') <= 2 ? std::optional(rest) : std::nullopt;
}

// `-ldflags "FLAGS"`, of which the quotes must be the only ones, or flags alone.
bool has_known_form(std::string_view value) {
  const auto quotes = std::count(value.begin(), value.end(), '"');
  if (value.find('\'') != std::string_view::npos) return false;
  if (value.find("-ldflags") == std::string_view::npos)
    return quotes == 0 && value.starts_with('-');
  return quotes == 2 && value.ends_with('"') &&
         (value.starts_with("-ldflags \"") || value.starts_with("-ldflags=\""));
}

bool is_used(std::string_view makefile) {
  return makefile.find(fmt::format("$({})", k_name)) != std::string_view::npos ||
         makefile.find(fmt::format("${{{}}}", k_name)) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> find_ldflags(std::string_view makefile) {
  if (!is_used(makefile)) return std::nullopt;
  std::vector<std::string> values;
  for (const std::string& line : logical_lines(makefile)) {
    const auto rest = assignment(line);
    if (!rest) continue;
    if (rest->starts_with('+')) return std::nullopt;
    values.emplace_back(trim(rest->substr(rest->find('=') + 1)));
  }
  if (values.size() != 1 || !has_known_form(values[0])) return std::nullopt;
  return std::move(values[0]);
}

std::string with_ldflags(const std::string& value, std::string_view flags) {
  if (!value.ends_with('"')) return fmt::format("{} {}", value, flags);
  return fmt::format("{} {}\"", std::string_view(value).substr(0, value.size() - 1), flags);
}

std::string with_symbols(std::string_view value) {
  const std::size_t quote = value.find('"');
  const std::size_t begin = quote == std::string_view::npos ? 0 : quote + 1;
  const bool is_quoted = begin > 0;
  const std::string_view flags = value.substr(begin, value.size() - begin - (is_quoted ? 1 : 0));
  std::vector<std::string_view> kept = words_in(flags);
  std::erase_if(kept, [](std::string_view word) { return word == "-s" || word == "-w"; });
  return fmt::format("{}{}{}", value.substr(0, begin), fmt::join(kept, " "), is_quoted ? "\"" : "");
}

bool has_target(std::string_view makefile, std::string_view target) {
  const std::vector<std::string> lines = logical_lines(makefile);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return line.starts_with(target) && trim(line.substr(target.size())).starts_with(':') &&
           !trim(line.substr(target.size())).starts_with(":=");
  });
}

bool mentions(std::string_view makefile, std::string_view word) {
  const std::vector<std::string_view> lines = split_lines(makefile);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return line.substr(0, line.find('#')).find(word) != std::string_view::npos;
  });
}

}  // namespace ocelot::graph
