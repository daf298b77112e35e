// Finds credentials in URLs, so that callers can mask or reject them.
#pragma once

#include <string>
#include <string_view>

namespace ocelot {

/// Returns the text with each credential in a URL replaced by `*`, byte for byte. A credential is
/// everything before the '@', except an ssh user name without a password.
std::string mask_credentials(std::string_view text);

/// Whether a URL, masked or not, contains a credential.
bool holds_credential(std::string_view url);

}  // namespace ocelot
