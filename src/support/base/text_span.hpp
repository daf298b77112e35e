// A range of bytes in a text.
#pragma once

#include <cstddef>

namespace ocelot {

struct TextSpan {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// The longest URL or value of a header that is searched for the end of a credential, in bytes. The
/// output of a tool may be one long line; searching it whole for each mark would take long.
inline constexpr std::size_t k_longest_credential = 16384;

}  // namespace ocelot
