// Colour and streams.
#include "cli/terminal.hpp"

#include <cstdio>

#include <fmt/core.h>
#include <unistd.h>

#include "base/render.hpp"
#include "io/process.hpp"

namespace ocelot::cli {

namespace {

bool wants_colour(ColourChoice choice) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  if (!io::environment_variable("NO_COLOR").empty()) return false;
  const std::string forced = io::environment_variable("CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") return true;
  return ::isatty(STDERR_FILENO) == 1 && io::environment_variable("TERM") != "dumb";
}

}  // namespace

Terminal::Terminal(ColourChoice choice) : colour_(wants_colour(choice)) {}

ExitCode Terminal::report(const Diagnostics& diagnostics) const {
  RenderStyle style;
  style.colour = colour_;
  fmt::print(stderr, "{}", render(diagnostics, style));
  return has_errors(diagnostics) ? ExitCode::bad_input : ExitCode::done;
}

ExitCode Terminal::refuse(const Diagnostics& diagnostics) const {
  static_cast<void>(report(diagnostics));
  return ExitCode::usage;
}

void Terminal::say(std::string_view line) const {
  fmt::print(stderr, "{}\n", line);
}

}  // namespace ocelot::cli
