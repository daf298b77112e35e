// Credentials outside of URLs that have a known form.
#pragma once

#include <string_view>
#include <vector>

#include "support/base/text_span.hpp"

namespace ocelot {

/// Where a text has credentials in HTTP headers such as `Authorization`, behind `Bearer`, and
/// tokens with the prefix of a known service, such as `ghp_` and `AKIA`.
std::vector<TextSpan> find_tokens(std::string_view text);

}  // namespace ocelot
