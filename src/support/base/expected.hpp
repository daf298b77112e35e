// A value or an error. C++20's library has no std::expected, so this is tl::expected. No other
// folder includes it.
#pragma once

#include <tl/expected.hpp>

namespace ocelot {

template <class T, class E>
using Expected = tl::expected<T, E>;

template <class E>
using Unexpected = tl::unexpected<E>;

}  // namespace ocelot
