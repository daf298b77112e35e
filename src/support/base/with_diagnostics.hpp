// A value that is as complete as possible, with the diagnostics from creating it. A caller cannot
// get the value and drop the diagnostics without saying so.
#pragma once

#include <utility>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"

namespace ocelot {

/// If the diagnostics contain errors, the value may be used to find more errors, but not for
/// anything else.
template <class T>
class [[nodiscard]] WithDiagnostics {
 public:
  WithDiagnostics(T value, Diagnostics diagnostics)
      : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}

  const Diagnostics& diagnostics() const& { return diagnostics_; }
  Diagnostics diagnostics() && { return std::move(diagnostics_); }

  /// Returns the value and appends the diagnostics to `sink`.
  T take(Diagnostics& sink) && {
    append(sink, std::move(diagnostics_));
    return std::move(value_);
  }

  /// Assigns the value to `target` and returns the diagnostics.
  [[nodiscard]] Diagnostics assign_to(T& target) && {
    target = std::move(value_);
    return std::move(diagnostics_);
  }

  /// Returns the value and appends its warnings to `warnings`. Fails with all diagnostics if one of
  /// them is an error.
  Result<T> unless_errors(Diagnostics& warnings) && {
    if (has_errors(diagnostics_)) return fail(std::move(diagnostics_));
    return std::move(*this).take(warnings);
  }

  /// Returns the value. Fails with all diagnostics if there are any.
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
