// Where bytes go, piece by piece.
#pragma once

#include <functional>
#include <string_view>

namespace ocelot {

/// Accepts bytes piece by piece, in their order.
using ByteSink = std::function<void(std::string_view)>;

}  // namespace ocelot
