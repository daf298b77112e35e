// From a text to its layout.
#pragma once

#include "support/base/source.hpp"
#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// Reads the layout of a text that read_yaml takes without a fault, whose root is a list, a mapping
/// or nothing; with LF at the ends of its lines and without a byte order mark. Throws
/// std::logic_error where a byte has no place in it.
LayoutDocument read_layout(const SourceRef& source);

}  // namespace ocelot::yaml
