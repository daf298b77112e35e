// Credentials in URLs: found, so that they can be masked or refused.
#pragma once

#include <string>
#include <string_view>

namespace ocelot {

/// The text with the user-info of each URL in it replaced by `*`, byte by byte, where it holds a
/// credential: everything before the '@', but for ssh a name without a password.
std::string mask_credentials(std::string_view text);

/// Whether a URL, masked or not, holds a credential.
bool holds_credential(std::string_view url);

}  // namespace ocelot
