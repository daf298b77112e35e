// The secrets that this process knows, so that no message and no kept log shows them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::io {

/// The secrets in variables: the values of those whose names end with a word such as TOKEN, SECRET,
/// PASSWORD, CREDENTIALS or _KEY, in upper or lower case, and each line of such a value; and the
/// credentials in all others, such as those of a proxy. A value or a line shorter than 8 bytes is
/// not a secret here, because masking it would damage other text, and neither is the path of an
/// existing file.
std::vector<std::string> secrets_in(const std::map<std::string, std::string>& variables);

/// The text without credentials, without the secrets of this process's environment, and without the
/// passwords of its netrc file; each byte of them is `*`.
std::string mask_secrets(std::string_view text);

}  // namespace ocelot::io
