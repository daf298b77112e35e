// The longest common list of lines, then the hunks around what is not in it.
#include "support/base/unified_diff.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace ocelot {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t k_context = 3;

struct Edit {
  char sign = ' ';
  std::string_view line;
};

// The lines with their line ends: lines that differ only in these differ.
Lines whole_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

// An edit as lines of the answer.
std::string shown(const Edit& edit) {
  const bool is_whole = edit.line.ends_with('\n');
  std::string_view line = edit.line;
  if (is_whole) line.remove_suffix(1);
  const bool has_return = line.ends_with('\r');
  if (has_return) line.remove_suffix(1);
  return fmt::format("{}{}{}\n{}", edit.sign, line, has_return ? "^M" : "",
                     is_whole ? "" : "\\ No newline at end of file\n");
}

// The lengths of the longest common lists of the ends of two texts, from each pair of lines on.
std::vector<std::vector<std::size_t>> common_lengths(const Lines& before, const Lines& after) {
  std::vector<std::vector<std::size_t>> lengths(before.size() + 1,
                                                std::vector<std::size_t>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;)
      lengths[i][j] = before[i] == after[j] ? lengths[i + 1][j + 1] + 1
                                            : std::max(lengths[i + 1][j], lengths[i][j + 1]);
  }
  return lengths;
}

std::vector<Edit> edits_between(const Lines& before, const Lines& after) {
  const auto lengths = common_lengths(before, after);
  std::vector<Edit> edits;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    const bool has_both = i < before.size() && j < after.size();
    if (has_both && before[i] == after[j]) {
      edits.push_back({' ', before[i++]});
      ++j;
      continue;
    }
    const bool is_removed =
        j == after.size() || (has_both && lengths[i + 1][j] >= lengths[i][j + 1]);
    edits.push_back(is_removed ? Edit{'-', before[i++]} : Edit{'+', after[j++]});
  }
  return edits;
}

// The first change at or behind a position; the number of edits if there is none.
std::size_t find_change(const std::vector<Edit>& edits, std::size_t from) {
  while (from < edits.size() && edits[from].sign == ' ') ++from;
  return from;
}

// The end of the hunk that has a change: changes with few lines between them share one.
std::size_t end_of_hunk(const std::vector<Edit>& edits, std::size_t change) {
  std::size_t end = change;
  while (change < edits.size() && change <= end + 2 * k_context) {
    end = change + 1;
    change = find_change(edits, end);
  }
  return std::min(end + k_context, edits.size());
}

std::size_t count_lines(const std::vector<Edit>& edits, std::size_t begin, std::size_t end,
                        char other) {
  const auto first = edits.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = edits.begin() + static_cast<std::ptrdiff_t>(end);
  return static_cast<std::size_t>(
      std::count_if(first, last, [&](const Edit& edit) { return edit.sign != other; }));
}

// "3,7"; without lines, the number is that of the line in front.
std::string range(const std::vector<Edit>& edits, std::size_t begin, std::size_t end, char other) {
  const std::size_t in_front = count_lines(edits, 0, begin, other);
  const std::size_t count = count_lines(edits, begin, end, other);
  return fmt::format("{},{}", count == 0 ? in_front : in_front + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view before_name, std::string_view before,
                         std::string_view after_name, std::string_view after) {
  const std::vector<Edit> edits = edits_between(whole_lines(before), whole_lines(after));
  std::string text;
  std::size_t change = find_change(edits, 0);
  while (change < edits.size()) {
    const std::size_t begin = change - std::min(change, k_context);
    const std::size_t end = end_of_hunk(edits, change);
    text += fmt::format("@@ -{} +{} @@\n", range(edits, begin, end, '+'),
                        range(edits, begin, end, '-'));
    for (std::size_t i = begin; i < end; ++i) text += shown(edits[i]);
    change = find_change(edits, end);
  }
  return text.empty() ? text : fmt::format("--- {}\n+++ {}\n{}", before_name, after_name, text);
}

}  // namespace ocelot
