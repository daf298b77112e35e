// Finds credentials in text, so that callers can mask or reject them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot {

/// Returns the text with each credential replaced by `*`, byte for byte: those of
/// url_credential.hpp and token.hpp, and each occurrence of one of the secrets. A secret that is an
/// ordinary word (ordinary_word.hpp) is not masked in names, in paths and as a key of JSON. Masking
/// twice changes nothing more.
std::string mask_credentials(std::string_view text, const std::vector<std::string>& secrets = {});

/// The credentials that mask_credentials replaces. For `user:password`, the password too, also
/// without percent-encoding.
std::vector<std::string> find_credentials(std::string_view text);

}  // namespace ocelot
