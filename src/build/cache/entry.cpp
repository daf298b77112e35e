// Writes and reads the text of an entry. A text that differs in any byte from what `render` writes
// is rejected.
#include "build/cache/entry.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::cache {

namespace {

constexpr std::string_view k_head = "ocelot action 2";
constexpr std::string_view k_name_characters = "abcdefghijklmnopqrstuvwxyz0123456789-";
constexpr std::size_t k_longest_name = 64;
constexpr std::size_t k_least_lines = 4;  // head, key, end, and the empty line after its line end
constexpr std::size_t k_key_line = 1;
constexpr std::size_t k_first_output = 2;

std::optional<Output> read_output(std::string_view line) {
  const std::vector<std::string_view> words = split(line, ' ');
  if (words.size() != 4 || words[0] != "output" || !is_output_name(words[3])) return std::nullopt;
  const std::optional<std::uintmax_t> size = read_number<std::uintmax_t>(words[1]);
  const std::optional<Digest> digest = read_digest(words[2]);
  if (!size || *size > k_largest_output || !digest) return std::nullopt;
  return Output{std::string(words[3]), *size, *digest};
}

bool has_name(const Entry& entry, std::string_view name) {
  return std::ranges::any_of(entry.outputs,
                             [&](const Output& output) { return output.name == name; });
}

std::optional<Digest> read_key(std::string_view line) {
  constexpr std::string_view k_word = "key ";
  if (!line.starts_with(k_word)) return std::nullopt;
  return read_digest(line.substr(k_word.size()));
}

}  // namespace

bool is_output_name(std::string_view name) {
  return !name.empty() && name.size() <= k_longest_name &&
         name.find_first_not_of(k_name_characters) == std::string_view::npos;
}

std::string render(const Entry& entry) {
  std::string text = fmt::format("{}\nkey {}\n", k_head, entry.key.hex());
  for (const Output& output : entry.outputs)
    text += fmt::format("output {} {} {}\n", output.size, output.digest.hex(), output.name);
  return text + fmt::format("end {}\n", digest_of(text).hex());
}

std::optional<Entry> parse_entry(std::string_view text) {
  if (text.size() > k_largest_entry) return std::nullopt;
  const std::vector<std::string_view> lines = split(text, '\n');
  if (lines.size() < k_least_lines) return std::nullopt;
  const std::optional<Digest> key = read_key(lines[k_key_line]);
  if (!key) return std::nullopt;
  Entry entry{*key, {}};
  for (std::size_t i = k_first_output; i + 2 < lines.size(); ++i) {
    std::optional<Output> output = read_output(lines[i]);
    if (!output || has_name(entry, output->name)) return std::nullopt;
    entry.outputs.push_back(std::move(*output));
  }
  // Also compares the head, the end and how each number is written.
  if (render(entry) != text) return std::nullopt;
  return entry;
}

}  // namespace ocelot::cache
