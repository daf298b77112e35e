// Secrets that look like ordinary words, such as `collector`, which paths and JSON also contain.
#pragma once

#include <string_view>

#include "support/base/text_span.hpp"

namespace ocelot {

/// Whether a secret has only lower-case letters and the separators of names and paths.
bool is_ordinary_word(std::string_view secret);

/// Whether a word in a text is a part of a longer name or of a path, or is a key of JSON.
bool is_in_name(std::string_view text, const TextSpan& word);

}  // namespace ocelot
