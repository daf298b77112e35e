// Quantities with a unit, as people write and read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot {

/// The milliseconds of a duration such as "150 ms", "150ms" or "1.5 s"; nothing for any other text,
/// and for more than a day.
std::optional<std::uint64_t> parse_milliseconds(std::string_view text);

/// The bytes of a size such as "64 MB" or "1.5MB": B, KB (or kB), MB and GB are powers of 1000,
/// KiB, MiB and GiB powers of 1024. Nothing for any other text, for zero, and for more than 1 TB.
std::optional<std::uint64_t> parse_bytes(std::string_view text);

/// "27.7 MB"; an MB is 1,000,000 bytes.
std::string shown_megabytes(std::uint64_t bytes);

}  // namespace ocelot
