// Selects streams and formats.
#include "support/console/terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include "support/base/printable.hpp"
#include "support/base/render.hpp"
#include "support/console/masked.hpp"
#include "support/console/shown_places.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::console {

namespace {

// A closed or full stderr is not an error: the exit code still reports the result.
void write_err(const std::string& text) {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

std::string masked_lines(std::string_view text) {
  return printable(io::mask_secrets(text)) + "\n";
}

}  // namespace

Terminal::Terminal(const OutputStyle& style, std::filesystem::path folder)
    : style_(style),
      folder_(std::move(folder)),
      has_color_(wants_color(style.diagnostics.color, STDERR_FILENO)) {}

void Terminal::print(const Diagnostics& unmasked) const {
  const Diagnostics diagnostics = masked(with_shown_places(unmasked));
  RenderStyle style;
  style.colour = has_color_;
  switch (style_.diagnostics.format) {
    case MessageFormat::text:
      write_err(render(diagnostics, style));
      break;
    case MessageFormat::json:
      write_out(to_json(diagnostics));
      break;
    case MessageFormat::github:
      write_out(to_github(diagnostics, AnnotationPaths(folder_)));
      break;
  }
}

void Terminal::print_out(std::string_view line) const {
  const std::string text = masked_lines(line);
  style_.diagnostics.format == MessageFormat::text ? write_out(text) : write_err(text);
}

void Terminal::print_summary(std::string_view line) const {
  if (!style_.diagnostics.quiet) print_out(line);
}

void Terminal::print_err(std::string_view line) const {
  if (!style_.diagnostics.quiet) write_err(masked_lines(line));
}

ExitCode exit_code(const Diagnostics& diagnostics) {
  if (!has_errors(diagnostics)) return ExitCode::done;
  return diagnostics.front().code == "usage" ? ExitCode::usage : ExitCode::bad_input;
}

ExitCode print_failure(const Diagnostics& diagnostics, const Terminal& terminal) {
  const ExitCode code = exit_code(diagnostics);
  if (code == ExitCode::usage) return usage_error(diagnostics);
  terminal.print(diagnostics);
  return code;
}

ExitCode usage_error(const Diagnostics& diagnostics) {
  Terminal().print(diagnostics);
  return ExitCode::usage;
}

bool finish_output() {
  const int failure = flush_out();
  if (failure == 0) return true;
  if (failure != EPIPE)
    Terminal().print({error("system", whole_file("stdout"),
                            fmt::format("cannot write: {}", std::strerror(failure)))});
  return false;
}

}  // namespace ocelot::console
