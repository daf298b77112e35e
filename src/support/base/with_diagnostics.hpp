// A value that was made as completely as possible, with the diagnostics from making it. There is no
// way to the value that drops the diagnostics without saying so.
#pragma once

#include <utility>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"

namespace ocelot {

/// With errors among the diagnostics, the value may be used to find more errors, but not acted on.
template <class T>
class [[nodiscard]] WithDiagnostics {
 public:
  WithDiagnostics(T value, Diagnostics diagnostics)
      : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}

  const Diagnostics& diagnostics() const& { return diagnostics_; }
  Diagnostics diagnostics() && { return std::move(diagnostics_); }

  /// The value; the diagnostics are appended to `sink`.
  T take(Diagnostics& sink) && {
    append(sink, std::move(diagnostics_));
    return std::move(value_);
  }

  /// The value, and its warnings appended to `warnings`. Fails with all diagnostics when one of
  /// them is an error.
  Result<T> unless_errors(Diagnostics& warnings) && {
    if (has_errors(diagnostics_)) return fail(std::move(diagnostics_));
    return std::move(*this).take(warnings);
  }

  /// The value. Fails with all diagnostics when there are any.
  Result<T> if_clean() && {
    if (!diagnostics_.empty()) return fail(std::move(diagnostics_));
    return std::move(value_);
  }

  /// The value, for callers whose diagnostics are reported elsewhere or do not matter.
  const T& ignoring_diagnostics() const& { return value_; }
  T ignoring_diagnostics() && { return std::move(value_); }

 private:
  T value_;
  Diagnostics diagnostics_;
};

}  // namespace ocelot
