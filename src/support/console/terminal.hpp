// Where text goes: data to stdout, everything else to stderr.
#pragma once

#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"
#include "support/console/exit_code.hpp"
#include "support/console/output_style.hpp"

namespace ocelot::console {

class Terminal {
 public:
  explicit Terminal(const OutputStyle& style = {});

  const OutputStyle& style() const { return style_; }

  /// Prints diagnostics. Text goes to stderr; JSON and annotations are data and go to stdout, also
  /// when there are none.
  void print(const Diagnostics& diagnostics) const;

  /// A line that was asked for: to stdout, or to stderr where stdout is for diagnostics.
  void print_out(std::string_view line) const;

  /// A line that sums up what was done, to the same stream; nothing with --quiet.
  void print_summary(std::string_view line) const;

  /// A line of progress to stderr; nothing with --quiet.
  void print_err(std::string_view line) const;

 private:
  OutputStyle style_;
  bool has_color_ = false;  ///< of stderr
};

/// The exit code of a command that ended with these diagnostics.
ExitCode exit_code(const Diagnostics& diagnostics);

/// Prints what made a command fail, and returns its exit code. A usage error is printed as text
/// whatever the format is.
ExitCode print_failure(const Diagnostics& diagnostics, const Terminal& terminal);

/// Prints usage errors as text to stderr.
ExitCode usage_error(const Diagnostics& diagnostics);

/// What a program does last: writes buffered output, and says whether all of stdout could be
/// written. If not, the reason goes to stderr, unless the reader of a pipe closed it.
bool finish_output();

}  // namespace ocelot::console
