// Sizes of the action cache: its limit, and sizes as people write and read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/base/with_diagnostics.hpp"

namespace ocelot::cache {

/// The cache's size limit in bytes: OCELOT_CACHE_SIZE, by default 5 GiB. Warns if the variable is
/// not a size.
WithDiagnostics<std::uintmax_t> bound();

/// The bytes of a number with an optional K, M, G or T (powers of 1024), such as "500M"; nothing
/// for any other text.
std::optional<std::uintmax_t> parse_size(std::string_view text);

/// "1.5 GiB", "5 GiB".
std::string shown_size(std::uintmax_t bytes);

}  // namespace ocelot::cache
