// Where words go: data to stdout, everything else to stderr, with colour where it is wanted.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/exit_code.hpp"

namespace ocelot::cli {

enum class ColourChoice { automatic, always, never };

class Terminal {
 public:
  /// By itself, colour is for a terminal only. NO_COLOR (any value) turns it off, CLICOLOR_FORCE
  /// (not 0) on; an explicit choice beats both.
  explicit Terminal(ColourChoice choice);

  /// Prints diagnostics to stderr, and says how the command ends with them.
  ExitCode report(const Diagnostics& diagnostics) const;

  /// Prints faults of usage.
  ExitCode refuse(const Diagnostics& diagnostics) const;

  /// A line of progress to stderr.
  void say(std::string_view line) const;

 private:
  bool colour_ = false;
};

}  // namespace ocelot::cli
