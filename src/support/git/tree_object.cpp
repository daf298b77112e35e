// Parses "MODE NAME\0ID", repeated.
#include "support/git/tree_object.hpp"

#include <cstring>

namespace ocelot::git {

namespace {

constexpr std::size_t k_most_mode_digits = 7;

std::optional<std::uint32_t> parse_mode(std::string_view digits) {
  if (digits.empty() || digits.size() > k_most_mode_digits) return std::nullopt;
  std::uint32_t mode = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '7') return std::nullopt;
    mode = mode * 8 + static_cast<std::uint32_t>(digit - '0');
  }
  return mode;
}

// Removes the first entry from the bytes.
std::optional<TreeRecord> take_record(std::string_view& bytes) {
  const std::size_t blank = bytes.find(' ');
  const std::size_t end = bytes.find('\0');
  if (end == std::string_view::npos || blank > end || bytes.size() - end <= GIT_OID_RAWSZ)
    return std::nullopt;
  const std::optional<std::uint32_t> mode = parse_mode(bytes.substr(0, blank));
  if (!mode) return std::nullopt;
  TreeRecord record{*mode, bytes.substr(blank + 1, end - blank - 1), {}};
  std::memcpy(record.id.id, bytes.data() + end + 1, GIT_OID_RAWSZ);
  bytes.remove_prefix(end + 1 + GIT_OID_RAWSZ);
  return record;
}

}  // namespace

std::optional<std::vector<TreeRecord>> parse_tree_object(std::string_view bytes) {
  std::vector<TreeRecord> records;
  while (!bytes.empty()) {
    const std::optional<TreeRecord> record = take_record(bytes);
    if (!record) return std::nullopt;
    records.push_back(*record);
  }
  return records;
}

}  // namespace ocelot::git
