// Where words go: data to stdout, everything else to stderr, with colour where it is wanted.
#pragma once

#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/console/exit_code.hpp"
#include "support/console/options.hpp"
#include "support/console/report_format.hpp"

namespace ocelot::console {

enum class ColourChoice { automatic, always, never };

/// How diagnostics are shown.
struct Manner {
  ColourChoice colour = ColourChoice::automatic;
  Format format = Format::text;
};

/// The options that every command with diagnostics has: --color and --format.
extern const Option k_colour_option;
extern const Option k_format_option;

/// The option that every command on a project has: --directory.
extern const Option k_directory_option;

/// Whether a stream is to be coloured: by itself only a terminal is. NO_COLOR (any value) turns it
/// off, CLICOLOR_FORCE (not 0) on; an explicit choice beats both.
bool wants_colour(ColourChoice choice, int descriptor);

Result<ColourChoice> read_colour(const Arguments& arguments);

/// Reads those two; what is not given comes from OCELOT_FORMAT, or is the default.
Result<Manner> read_manner(const Arguments& arguments);

class Terminal {
 public:
  explicit Terminal(const Manner& manner = {});

  /// Prints diagnostics, and says how the command ends with them. Text goes to stderr; JSON and
  /// annotations are data and go to stdout, also when there is nothing to tell.
  ExitCode report(const Diagnostics& diagnostics) const;

  /// Says how a command ends that came to this: what failed is printed, faults of usage as text
  /// whatever the format.
  ExitCode end(const Status& done) const;

  /// A line that is asked for: to stdout, or to stderr where stdout is for JSON or annotations.
  void tell(std::string_view line) const;

  /// A line of progress to stderr.
  void say(std::string_view line) const;

 private:
  bool colour_ = false;
  Format format_ = Format::text;
};

/// What most commands do: reads the manner, acts, and ends as what came of it says.
ExitCode run_to_end(const Arguments& arguments,
                    Status (*act)(const Arguments& arguments, const Terminal& terminal));

/// Prints faults of usage to stderr.
ExitCode refuse(const Diagnostics& diagnostics);

}  // namespace ocelot::console
