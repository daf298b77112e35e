// The secrets that this process knows, so that no message and no kept log shows them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::io {

/// The secrets in variables: the values of those whose names end with TOKEN, SECRET, PASSWORD or
/// ACCESS_KEY, and the credentials in all others, such as those of a proxy's URL. A value shorter
/// than 8 bytes is not a secret here, because masking it would damage other text.
std::vector<std::string> secrets_in(const std::map<std::string, std::string>& variables);

/// The text without credentials, without the secrets of this process's environment, and without the
/// passwords of its netrc file; each byte of them is `*`.
std::string mask_secrets(std::string_view text);

}  // namespace ocelot::io
