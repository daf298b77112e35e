// The one way to fail: a value, or the diagnostics that say why there is none. A result that a
// caller drops is a compiler error.
#pragma once

#include <type_traits>
#include <utility>

#include "support/base/diagnostic.hpp"
#include "support/base/expected.hpp"

namespace ocelot {

/// A value, or why there is none. A class, because an alias of tl::expected cannot be
/// [[nodiscard]].
template <class T>
class [[nodiscard]] Result : public Expected<T, Diagnostics> {
  using Base = Expected<T, Diagnostics>;

 public:
  Result() = default;
  Result(Unexpected<Diagnostics> failure) : Base(std::move(failure)) {}

  /// Whatever converts to a value; but not another result, which has to be unpacked.
  template <class Value = T>
  requires std::is_convertible_v<Value, T> &&
      (!std::is_base_of_v<Base, std::decay_t<Value>>)Result(Value&& value)
      : Base(std::forward<Value>(value)) {}
};

template <>
class [[nodiscard]] Result<void> : public Expected<void, Diagnostics> {
 public:
  Result() = default;
  Result(Unexpected<Diagnostics> failure) : Expected<void, Diagnostics>(std::move(failure)) {}
};

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
