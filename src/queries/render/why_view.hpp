// The answer of `why` as text and as JSON.
#pragma once

#include <string>

#include "queries/why.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const Why& why, const console::PageStyle& style);
std::string to_json(const Why& why);

}  // namespace ocelot::queries
