// Everything that a step's outputs depend on: a list of named fields. Its digest is the key in the
// action cache; its text is stored to explain later what changed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

/// A text, or the content of a file. Only the digest of a file's content counts, not its path.
struct KeyField {
  enum class Kind { text, file };

  Kind kind = Kind::text;
  std::string name;
  std::string value;   ///< the text, or the file's path
  std::string digest;  ///< of the content, as 64 hexadecimal digits; empty for a text

  bool operator==(const KeyField&) const = default;
};

class ActionKey {
 public:
  void add_text(std::string name, std::string value);

  /// Reads and digests a file. Fails if it cannot be read.
  Status add_file(std::string name, const std::filesystem::path& path);

  /// The same for a file that was read already, or for a link: its content is its target.
  void add_content(std::string name, const std::filesystem::path& path, std::string_view content);

  const std::vector<KeyField>& all() const { return fields_; }

  /// The digest of kinds, names, texts and contents, in order.
  Digest digest() const;

  /// One line for each field, for people and for `read_key`.
  std::string text() const;

 private:
  friend Result<ActionKey> read_key(std::string_view text, const std::string& name);

  std::vector<KeyField> fields_;
};

/// Reads the output of `text`; fails for any other text. `name` is for messages.
Result<ActionKey> read_key(std::string_view text, const std::string& name);

/// A field that differs; one side is missing if it was added or removed.
struct Change {
  std::string name;
  const KeyField* before = nullptr;
  const KeyField* after = nullptr;
};

/// The changes from one list to another, in the order of the new one; the result points into both.
std::vector<Change> compare(const ActionKey& before, const ActionKey& after);

}  // namespace ocelot::cache
