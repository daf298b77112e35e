// Reads the layout of a text.
#pragma once

#include "support/base/source.hpp"
#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// Reads the layout of a text that read_yaml accepts without a fault and whose root is a list, a
/// mapping or nothing. The lines must end in LF, and there must be no byte order mark. Throws
/// std::logic_error if a byte does not belong to the layout.
LayoutDocument read_layout(const SourceRef& source);

}  // namespace ocelot::yaml
