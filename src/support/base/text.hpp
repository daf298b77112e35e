// Small pure functions on text that several stages use.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot {

/// The parts between separators; an empty text yields one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts between whitespace (space, tab, CR, LF); none is empty.
std::vector<std::string_view> words_in(std::string_view text);

/// The lines of a text, without their line ends. A last line without a line end counts; an empty
/// remainder does not.
std::vector<std::string_view> split_lines(std::string_view text);

/// The text without whitespace (space, tab, CR, LF) at both ends.
std::string_view trim(std::string_view text);

/// The last part of a path.
std::string_view base_name(std::string_view path);

/// The path without its last part and the '/' in front of it; empty if there is no '/'.
std::string_view folder_of(std::string_view path);

/// Whether a path lies below a folder, at any depth. The folder itself does not.
bool is_below(std::string_view path, std::string_view folder);

/// The first names, separated by commas, and the number of the others: "a, b and 3 more".
std::string join_first(const std::vector<std::string>& names, std::size_t most);

/// Whether a text ends with one of these endings.
bool ends_with_any(std::string_view text, std::span<const std::string_view> endings);

bool is_alphanumeric(char c);

/// The text with A to Z in lower case.
std::string in_lower_case(std::string_view text);

/// The number of single-character edits (insert, delete, replace, swap of neighbors) between two
/// texts.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the fewest edits from `word`, if they are at most a third of the longer text;
/// of equal candidates the first. The separators `_` and `-` cost nothing, so `memory_limiter`
/// finds `memorylimiter`.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates);

/// The help for an unknown word: "did you mean 'X'?" with the nearest candidate, or `otherwise` if
/// there is none.
std::string suggest(std::string_view word, const std::vector<std::string_view>& candidates,
                    std::string_view otherwise = {});

/// The text as one word of a shell command, in single quotes where it needs them.
std::string shell_word(std::string_view word);

/// The words of a text that `shell_word` wrote, separated by blanks; nothing if a quote is not
/// closed or nothing follows a backslash.
std::optional<std::vector<std::string>> split_shell_words(std::string_view text);

/// "1 layer", "2 layers".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace ocelot
