// Small pure functions on text that more than one stage needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot {

/// The parts between separators; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines of a text, without their ends; a last line without an end counts, an empty rest does
/// not.
std::vector<std::string_view> split_lines(std::string_view text);

/// The text without blanks (space, tab, CR, LF) at both ends.
std::string_view trim(std::string_view text);

bool is_alphanumeric(char c);

/// The text with A to Z in lower case.
std::string in_lower_case(std::string_view text);

/// How many single-character edits (insert, delete, replace, swap of neighbors) lead from one to
/// the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the fewest edits from `word`, where those are at most a third of the longer
/// of the two; the first of equals. Separators `_` and `-` cost nothing, so `memory_limiter` finds
/// `memorylimiter`.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates);

/// The help for an unknown word: "did you mean 'X'?" with the nearest candidate, or `otherwise`
/// when none is near.
std::string suggest(std::string_view word, const std::vector<std::string_view>& candidates,
                    std::string_view otherwise);

/// The text as one word of a shell command, in single quotes where it needs them.
std::string shell_word(std::string_view word);

/// "1 layer", "2 layers".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace ocelot
