// Joins, filters and prints candidates.
#include "support/console/candidates.hpp"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "support/base/printable.hpp"

namespace ocelot::console {

void Completion::append(Completion more) {
  candidates.insert(candidates.end(), std::make_move_iterator(more.candidates.begin()),
                    std::make_move_iterator(more.candidates.end()));
  if (paths == Paths::none) paths = more.paths;
}

void Completion::keep_what_begins_with(const std::string& typed) {
  std::erase_if(candidates,
                [&](const Candidate& candidate) { return !candidate.value.starts_with(typed); });
}

std::string to_lines(const Completion& completion) {
  std::string lines;
  for (const Candidate& candidate : completion.candidates)
    lines += fmt::format("{}{}{}\n", printable_line(candidate.value),
                         candidate.meaning.empty() ? "" : "\t", printable_line(candidate.meaning));
  if (completion.paths == Paths::files) lines += ":files\n";
  if (completion.paths == Paths::folders) lines += ":folders\n";
  return lines;
}

}  // namespace ocelot::console
