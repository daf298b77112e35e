// The one way to fail: a value, or the diagnostics that say why there is none. It must be looked
// at.
#pragma once

#include "support/base/diagnostic.hpp"
#include "support/base/expected.hpp"

namespace ocelot {

template <class T>
using Result = Expected<T, Diagnostics>;

/// Success that carries nothing.
using Status = Result<void>;

/// A failure with one diagnostic.
inline Unexpected<Diagnostics> fail(Diagnostic diagnostic) {
  Diagnostics all;
  all.push_back(std::move(diagnostic));
  return Unexpected<Diagnostics>(std::move(all));
}

/// A failure with all of them.
inline Unexpected<Diagnostics> fail(Diagnostics diagnostics) {
  return Unexpected<Diagnostics>(std::move(diagnostics));
}

}  // namespace ocelot
