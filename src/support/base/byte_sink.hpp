// A function that receives bytes in pieces.
#pragma once

#include <functional>
#include <string_view>

namespace ocelot {

/// Accepts bytes in pieces, in order.
using ByteSink = std::function<void(std::string_view)>;

}  // namespace ocelot
