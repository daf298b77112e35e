// Digests, writes, reads and compares action keys.
#include "build/cache/action_key.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace {

constexpr std::string_view k_text = "text";
constexpr std::string_view k_file = "file";

// A value on one line: backslashes and line ends are escaped as in C.
std::string on_one_line(std::string_view value) {
  std::string line;
  for (char c : value) {
    if (c == '\\')
      line += "\\\\";
    else if (c == '\n')
      line += "\\n";
    else if (c == '\r')
      line += "\\r";
    else
      line += c;
  }
  return line;
}

char escaped_by(char letter) {
  if (letter == 'n') return '\n';
  return letter == 'r' ? '\r' : letter;
}

std::string from_one_line(std::string_view line) {
  std::string value;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool escaped = line[i] == '\\' && i + 1 < line.size();
    if (escaped) ++i;
    value += escaped ? escaped_by(line[i]) : line[i];
  }
  return value;
}

std::string_view take_word(std::string_view& line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, blank);
  line.remove_prefix(std::min(blank + 1, line.size()));
  return word;
}

// Fields with the same name are matched by their order.
const KeyField* find_nth(const std::vector<KeyField>& fields, const std::string& name,
                         std::size_t nth) {
  for (const KeyField& field : fields) {
    if (field.name == name && nth-- == 0) return &field;
  }
  return nullptr;
}

std::size_t count_before(const std::vector<KeyField>& fields, std::size_t index) {
  const auto end = fields.begin() + static_cast<std::ptrdiff_t>(index);
  return static_cast<std::size_t>(std::count_if(fields.begin(), end, [&](const KeyField& field) {
    return field.name == fields[index].name;
  }));
}

bool means_the_same(const KeyField& a, const KeyField& b) {
  if (a.kind != b.kind) return false;
  return a.kind == KeyField::Kind::file ? a.digest == b.digest : a.value == b.value;
}

}  // namespace

void ActionKey::add_text(std::string name, std::string value) {
  fields_.push_back({KeyField::Kind::text, std::move(name), std::move(value), {}});
}

Status ActionKey::add_file(std::string name, const std::filesystem::path& path) {
  const Result<Digest> digest = io::digest_of_file(path);
  if (!digest) return fail(digest.error());
  fields_.push_back({KeyField::Kind::file, std::move(name), path.string(), digest->hex()});
  return {};
}

void ActionKey::add_content(std::string name, const std::filesystem::path& path,
                            std::string_view content) {
  fields_.push_back(
      {KeyField::Kind::file, std::move(name), path.string(), digest_of(content).hex()});
}

Digest ActionKey::digest() const {
  Hasher hasher;
  for (const KeyField& field : fields_) {
    const bool is_file = field.kind == KeyField::Kind::file;
    hasher.field("kind", is_file ? k_file : k_text);
    hasher.field(field.name, is_file ? field.digest : field.value);
  }
  return hasher.digest();
}

std::string ActionKey::text() const {
  std::string text;
  for (const KeyField& field : fields_) {
    const bool is_file = field.kind == KeyField::Kind::file;
    text += fmt::format("{} {} {}{}\n", is_file ? k_file : k_text, field.name,
                        is_file ? field.digest + " " : std::string(), on_one_line(field.value));
  }
  return text;
}

Result<ActionKey> read_key(std::string_view text, const std::string& name) {
  ActionKey key;
  for (std::string_view line : split_lines(text)) {
    const std::string_view kind = take_word(line);
    if (kind != k_text && kind != k_file)
      return fail(error("bad-fields", whole_file(name), "invalid list of fields"));
    KeyField field;
    field.kind = kind == k_file ? KeyField::Kind::file : KeyField::Kind::text;
    field.name = take_word(line);
    if (kind == k_file) field.digest = take_word(line);
    field.value = from_one_line(line);
    key.fields_.push_back(std::move(field));
  }
  return key;
}

std::vector<Change> compare(const ActionKey& before, const ActionKey& after) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < after.all().size(); ++i) {
    const KeyField& now = after.all()[i];
    const KeyField* then = find_nth(before.all(), now.name, count_before(after.all(), i));
    if (then == nullptr || !means_the_same(*then, now)) changes.push_back({now.name, then, &now});
  }
  for (std::size_t i = 0; i < before.all().size(); ++i) {
    const KeyField& then = before.all()[i];
    if (find_nth(after.all(), then.name, count_before(before.all(), i)) == nullptr)
      changes.push_back({then.name, &then, nullptr});
  }
  return changes;
}

}  // namespace ocelot::cache
