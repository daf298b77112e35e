// What a step's outputs depend on: a list of named fields. The same list is digested, to ask the
// action cache, and kept as text, to explain later what changed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

/// A text, or the content of a file. The digest of a file's content counts, its path does not.
struct KeyField {
  enum class Kind { text, file };

  Kind kind = Kind::text;
  std::string name;
  std::string value;   ///< the text, or the file's path
  std::string digest;  ///< of the content, as 32 hexadecimal digits; empty for a text

  bool operator==(const KeyField&) const = default;
};

class ActionKey {
 public:
  void add_text(std::string name, std::string value);

  /// Reads and digests a file. A failure when it cannot be read.
  Status add_file(std::string name, const std::filesystem::path& path);

  /// The same of a file whose content was read, or of a link, whose content is its target.
  void add_content(std::string name, const std::filesystem::path& path, std::string_view content);

  const std::vector<KeyField>& all() const { return fields_; }

  /// Of kinds, names, texts and contents, in their order.
  Digest digest() const;

  /// One line a field, readable by people and by `read_key`.
  std::string text() const;

 private:
  friend Result<ActionKey> read_key(std::string_view text, const std::string& name);

  std::vector<KeyField> fields_;
};

/// Reads what `text` wrote; `name` is for the message when it did not.
Result<ActionKey> read_key(std::string_view text, const std::string& name);

/// A field that differs: one side is missing when it was added or dropped.
struct Change {
  std::string name;
  const KeyField* before = nullptr;
  const KeyField* after = nullptr;
};

/// What changed from one list to another, in the order of the new one; points into both.
std::vector<Change> compare(const ActionKey& before, const ActionKey& after);

}  // namespace ocelot::cache
