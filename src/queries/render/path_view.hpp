// The answer of `path` as text and as JSON.
#pragma once

#include <string>

#include "queries/path.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const Chain& chain, const console::PageStyle& style);
std::string to_json(const Chain& chain);

}  // namespace ocelot::queries
