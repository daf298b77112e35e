// RESULT EARLIER, then KIND NAME [PATH] for each change.
#include "build/action/step_origin.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::action {

namespace {

constexpr std::string_view k_restored = "restored";
constexpr std::string_view k_made = "made";
constexpr std::string_view k_compared = "compared";
constexpr std::string_view k_first = "first";
constexpr std::string_view k_file = "file";
constexpr std::string_view k_text = "text";

ChangedField to_changed(const cache::Change& change) {
  const cache::KeyField& field = change.after != nullptr ? *change.after : *change.before;
  const bool is_file = field.kind == cache::KeyField::Kind::file;
  return {field.name, is_file ? field.value : std::string()};
}

std::string_view take_word(std::string_view& line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, blank);
  line.remove_prefix(std::min(blank + 1, line.size()));
  return word;
}

std::optional<StepOrigin> read_result(std::string_view line) {
  const std::string_view result = take_word(line);
  if (result != k_restored && result != k_made) return std::nullopt;
  if (line != k_compared && line != k_first) return std::nullopt;
  return StepOrigin{result == k_restored, line == k_compared};
}

std::optional<ChangedField> read_change(std::string_view line) {
  const std::string_view kind = take_word(line);
  const std::string_view name = take_word(line);
  if (name.empty() || (kind == k_file) == line.empty()) return std::nullopt;
  if (kind != k_file && kind != k_text) return std::nullopt;
  return ChangedField{std::string(name), std::string(line)};
}

}  // namespace

StepOrigin make_origin(const cache::ActionKey& key, std::string_view earlier, bool is_restored) {
  StepOrigin origin{is_restored};
  if (earlier.empty()) return origin;
  const Result<cache::ActionKey> before = cache::read_key(earlier, "");
  if (!before) return origin;
  origin.has_earlier = true;
  for (const cache::Change& change : cache::compare(*before, key)) {
    ChangedField changed = to_changed(change);
    // A path with a line end could not be read again; Ninja has none either.
    if (changed.file.find('\n') == std::string::npos) origin.changes.push_back(std::move(changed));
  }
  return origin;
}

std::string to_text(const StepOrigin& origin) {
  std::string text = fmt::format("{} {}\n", origin.is_restored ? k_restored : k_made,
                                 origin.has_earlier ? k_compared : k_first);
  for (const ChangedField& change : origin.changes) {
    text += change.file.empty() ? fmt::format("{} {}\n", k_text, change.name)
                                : fmt::format("{} {} {}\n", k_file, change.name, change.file);
  }
  return text;
}

std::optional<StepOrigin> read_origin(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  std::optional<StepOrigin> origin = lines.empty() ? std::nullopt : read_result(lines.front());
  if (!origin) return std::nullopt;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::optional<ChangedField> change = read_change(lines[i]);
    if (!change) return std::nullopt;
    origin->changes.push_back(std::move(*change));
  }
  return origin;
}

std::filesystem::path origin_path(const std::filesystem::path& output) {
  return output.string() + ".origin";
}

}  // namespace ocelot::action
