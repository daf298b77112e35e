// The answer of `refs` as text and as JSON.
#pragma once

#include <string>

#include "queries/uses.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const Uses& uses, const console::PageStyle& style);
std::string to_json(const Uses& uses);

}  // namespace ocelot::queries
