// Credentials in URLs, so that callers can mask or reject them.
#pragma once

#include <string_view>
#include <vector>

#include "support/base/text_span.hpp"

namespace ocelot {

/// Where a text has credentials in URLs: the part before the '@', except an ssh user name without a
/// password; the password of git's scp form with one (`user:password@host.org:path`); and the
/// values of parameters such as `access_token` and `X-Amz-Signature`.
std::vector<TextSpan> find_url_credentials(std::string_view text);

/// Whether a URL, masked or not, contains a credential.
bool holds_credential(std::string_view url);

}  // namespace ocelot
