// Writes, reads and checks entries.
#include "build/remote/signed_entry.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::remote {

namespace {

constexpr std::string_view k_word = "signature ";
// So that a signature of anything else is never one of an entry.
constexpr std::string_view k_purpose = "ocelot-gen shared cache\n";

struct Parts {
  std::string_view entry;
  std::string_view signature;  // the words after the first one; empty if there is none
};

Parts parts_of(std::string_view text) {
  const std::size_t last = text.rfind("\n" + std::string(k_word));
  if (last == std::string_view::npos || !text.ends_with('\n')) return {text, {}};
  const std::string_view line = text.substr(last + 1 + k_word.size());
  return {text.substr(0, last + 1), line.substr(0, line.size() - 1)};
}

std::string message_of(std::string_view entry) {
  return fmt::format("{}{}", k_purpose, entry);
}

std::optional<EntryFault> find_fault(const Parts& parts, const std::vector<PublicKey>& writers) {
  if (writers.empty()) return std::nullopt;
  if (parts.signature.empty()) return EntryFault::unsigned_;
  const std::vector<std::string_view> words = split(parts.signature, ' ');
  const std::optional<PublicKey> writer = read_public_key(words.front());
  if (words.size() != 2 || !writer) return EntryFault::damaged;
  if (std::ranges::find(writers, *writer) == writers.end()) return EntryFault::other_writer;
  if (is_signed_by(*writer, message_of(parts.entry), words[1])) return std::nullopt;
  return EntryFault::forged;
}

}  // namespace

std::string render(const cache::Entry& entry, const PrivateKey* key) {
  const std::string text = cache::render(entry);
  if (key == nullptr) return text;
  return fmt::format("{}{}{} {}\n", text, k_word, key->public_key().text(),
                     key->sign(message_of(text)));
}

std::string_view meaning_of(EntryFault fault) {
  switch (fault) {
    case EntryFault::damaged:
      return "is not the entry of this step";
    case EntryFault::unsigned_:
      return "has no signature";
    case EntryFault::other_writer:
      return "is signed with a key that is not in cache-writers";
    case EntryFault::forged:
      return "has a wrong signature";
  }
  return {};
}

ReadEntry read_entry(std::string_view text, const Digest& action,
                     const std::vector<PublicKey>& writers) {
  const Parts parts = parts_of(text);
  if (const auto fault = find_fault(parts, writers)) return {std::nullopt, *fault};
  std::optional<cache::Entry> entry = cache::parse_entry(parts.entry);
  if (!entry || entry->key != action) return {};
  return {std::move(entry)};
}

}  // namespace ocelot::remote
