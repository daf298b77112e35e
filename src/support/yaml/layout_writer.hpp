// Writes the text of a layout.
#pragma once

#include <string>

#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// The text of a layout in canonical form: block lists and mappings, indented by two blanks; quotes
/// only where necessary; at most one blank line in a row.
std::string write_layout(const LayoutDocument& document);

}  // namespace ocelot::yaml
