// A value or a fault: std::expected is missing from C++20's library, so this is tl::expected.
// No other folder includes it.
#pragma once

#include <tl/expected.hpp>

namespace ocelot {

template <class T, class E>
using Expected = tl::expected<T, E>;

template <class E>
using Unexpected = tl::unexpected<E>;

}  // namespace ocelot
