// SHA-256, for the checksums that users compare.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::io {

/// The SHA-256 of bytes as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace ocelot::io
