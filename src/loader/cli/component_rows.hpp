// Components as text, a line for each.
#pragma once

#include <string>

#include "support/base/json.hpp"

namespace ocelot::load {

/// Lines with aligned columns: kind, type, stability, and module. In: the array that
/// otelcol_components() of otelcol.h describes.
std::string component_rows(const Json& components);

}  // namespace ocelot::load
