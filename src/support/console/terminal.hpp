// Where text goes: data to stdout, everything else to stderr. Secrets are masked (io/secrets.hpp),
// and hidden characters are visible (base/printable.hpp).
#pragma once

#include <filesystem>
#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"
#include "support/console/exit_code.hpp"
#include "support/console/output_style.hpp"

namespace ocelot::console {

class Terminal {
 public:
  /// Relative paths in diagnostics are below `folder`; empty for the current folder.
  explicit Terminal(const OutputStyle& style = {}, std::filesystem::path folder = {});

  const OutputStyle& style() const { return style_; }

  /// Prints diagnostics. Text goes to stderr; JSON and annotations are data and go to stdout, even
  /// if there are no diagnostics.
  void print(const Diagnostics& unmasked) const;

  /// Prints a requested line to stdout, or to stderr if stdout is used for diagnostics.
  void print_out(std::string_view line) const;

  /// Prints a summary line to the same stream as print_out; nothing with --quiet.
  void print_summary(std::string_view line) const;

  /// Prints a line of progress to stderr; nothing with --quiet.
  void print_err(std::string_view line) const;

 private:
  OutputStyle style_;
  std::filesystem::path folder_;
  bool has_color_ = false;  ///< of stderr
};

/// The exit code of a command with these diagnostics.
ExitCode exit_code(const Diagnostics& diagnostics);

/// Prints the diagnostics of a failed command and returns its exit code. A usage error is printed
/// as text in every format.
ExitCode print_failure(const Diagnostics& diagnostics, const Terminal& terminal);

/// Prints usage errors as text to stderr.
ExitCode usage_error(const Diagnostics& diagnostics);

/// Call this last in a program. It writes buffered output and returns whether all of stdout could
/// be written. If not, it prints the reason to stderr, unless the reader of a pipe closed it.
bool finish_output();

}  // namespace ocelot::console
