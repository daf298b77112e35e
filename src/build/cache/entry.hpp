// An entry of the action cache as text: which outputs an action had.
//
//   ocelot action 2
//   key DIGEST            of the action; names the entry's file, too
//   output SIZE DIGEST NAME
//   …
//   end DIGEST            of the lines above
//
// There is exactly one text for each entry, and it contains no path.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/digest.hpp"

namespace ocelot::cache {

/// What an entry records about one output.
struct Output {
  std::string name;  ///< as the step declares it, such as `output` or `header`
  std::uintmax_t size = 0;
  Digest digest{};  ///< of its bytes; names its blob

  auto operator<=>(const Output&) const = default;
};

struct Entry {
  Digest key{};  ///< of the action
  std::vector<Output> outputs;

  bool operator==(const Entry&) const = default;
};

/// The largest text that is an entry, in bytes.
inline constexpr std::size_t k_largest_entry = 16384;

/// The largest output that an entry can name, in bytes.
inline constexpr std::uintmax_t k_largest_output = std::uintmax_t{1} << 40U;

/// Whether an output can have this name: lower-case letters, digits and hyphens, at most 64.
bool is_output_name(std::string_view name);

/// The text of an entry.
std::string render(const Entry& entry);

/// The entry whose text this is; nothing for any other text.
std::optional<Entry> parse_entry(std::string_view text);

}  // namespace ocelot::cache
