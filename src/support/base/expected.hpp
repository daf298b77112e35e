// A value or a fault: std::expected is missing from C++20's library, so tl::expected stands in, for
// this folder alone to know.
#pragma once

#include <tl/expected.hpp>

namespace ocelot {

template <class T, class E>
using Expected = tl::expected<T, E>;

template <class E>
using Unexpected = tl::unexpected<E>;

}  // namespace ocelot
