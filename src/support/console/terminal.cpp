// Colour, formats and streams.
#include "support/console/terminal.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/core.h>
#include <unistd.h>

#include "support/base/render.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/environment.hpp"

namespace ocelot::console {

const Option k_colour_option{"color", "WHEN", "auto, always or never"};
const Option k_format_option{
    "format", "FORMAT",
    "how faults are told: text, json or github (default: OCELOT_FORMAT, or text)"};
const Option k_directory_option{"C,directory", "DIR",
                                "the project's folder (default: this one, or the nearest above)"};

namespace {

// A stderr that is closed or full is no reason to die: the exit code still tells.
void put_aside(const std::string& text) {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

Result<Format> read_format(const Arguments& arguments) {
  std::string name = arguments.has("format") ? arguments.last("format")
                                             : io::environment_variable("OCELOT_FORMAT");
  if (name.empty()) name = "text";
  if (const auto format = parse_format(name)) return *format;
  return usage(fmt::format("--format takes text, json or github, not '{}'", name),
               offer(name, {"text", "json", "github"}));
}

}  // namespace

bool wants_colour(ColourChoice choice, int descriptor) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  if (!io::environment_variable("NO_COLOR").empty()) return false;
  const std::string forced = io::environment_variable("CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") return true;
  return ::isatty(descriptor) == 1 && io::environment_variable("TERM") != "dumb";
}

Result<ColourChoice> read_colour(const Arguments& arguments) {
  const std::string when = arguments.has("color") ? arguments.last("color") : "auto";
  if (when == "auto") return ColourChoice::automatic;
  if (when == "always") return ColourChoice::always;
  if (when == "never") return ColourChoice::never;
  return usage(fmt::format("--color takes auto, always or never, not '{}'", when),
               offer(when, {"auto", "always", "never"}));
}

Result<Manner> read_manner(const Arguments& arguments) {
  const Result<ColourChoice> colour = read_colour(arguments);
  if (!colour) return fail(colour.error());
  const Result<Format> format = read_format(arguments);
  if (!format) return fail(format.error());
  return Manner{*colour, *format};
}

Terminal::Terminal(const Manner& manner)
    : colour_(wants_colour(manner.colour, STDERR_FILENO)), format_(manner.format) {}

ExitCode Terminal::report(const Diagnostics& diagnostics) const {
  RenderStyle style;
  style.colour = colour_;
  switch (format_) {
    case Format::text:
      put_aside(render(diagnostics, style));
      break;
    case Format::json:
      put_out(to_json(diagnostics));
      break;
    case Format::github:
      put_out(to_github(diagnostics));
      break;
  }
  return has_errors(diagnostics) ? ExitCode::bad_input : ExitCode::done;
}

ExitCode Terminal::end(const Status& done) const {
  if (done) return ExitCode::done;
  return done.error().front().code == "usage" ? refuse(done.error()) : report(done.error());
}

void Terminal::tell(std::string_view line) const {
  const std::string text = fmt::format("{}\n", line);
  format_ == Format::text ? put_out(text) : put_aside(text);
}

void Terminal::say(std::string_view line) const {
  put_aside(fmt::format("{}\n", line));
}

ExitCode run_to_end(const Arguments& arguments,
                    Status (*act)(const Arguments& arguments, const Terminal& terminal)) {
  const Result<Manner> manner = read_manner(arguments);
  if (!manner) return refuse(manner.error());
  const Terminal terminal(*manner);
  return terminal.end(act(arguments, terminal));
}

ExitCode refuse(const Diagnostics& diagnostics) {
  static_cast<void>(Terminal().report(diagnostics));
  return ExitCode::usage;
}

}  // namespace ocelot::console
