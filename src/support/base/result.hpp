// The only way to report failure: a value, or the diagnostics that explain why there is no value.
// Ignoring a returned result is a compiler error.
#pragma once

#include <type_traits>
#include <utility>

#include "support/base/diagnostic.hpp"
#include "support/base/expected.hpp"

namespace ocelot {

/// A value, or the diagnostics that explain why there is none. It is a class because an alias of
/// tl::expected cannot be [[nodiscard]].
template <class T>
class [[nodiscard]] Result : public Expected<T, Diagnostics> {
  using Base = Expected<T, Diagnostics>;

 public:
  Result() = default;
  Result(Unexpected<Diagnostics> failure) : Base(std::move(failure)) {}

  /// Accepts anything that converts to a value, except another result, which must be unpacked
  /// first.
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

/// Success without a value.
using Status = Result<void>;

/// A failure with one diagnostic.
inline Unexpected<Diagnostics> fail(Diagnostic diagnostic) {
  Diagnostics all;
  all.push_back(std::move(diagnostic));
  return Unexpected<Diagnostics>(std::move(all));
}

/// A failure with several diagnostics.
inline Unexpected<Diagnostics> fail(Diagnostics diagnostics) {
  return Unexpected<Diagnostics>(std::move(diagnostics));
}

}  // namespace ocelot
