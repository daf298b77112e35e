// Draws with a carriage return and "erase to the end of the line" (ECMA-48 EL).
#include "project/generate/progress_line.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/base/printable.hpp"
#include "support/io/environment.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::generate {

namespace {

constexpr auto k_interval = std::chrono::milliseconds(100);
constexpr std::size_t k_usual_width = 80;

std::size_t terminal_width() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : k_usual_width;
}

}  // namespace

std::string progress_text(const git::FetchProgress& at) {
  if (at.total == 0) return "fetching upstream";
  return fmt::format("fetching upstream: {}% ({}/{} objects, {:.1f} MiB)",
                     at.received * 100 / at.total, at.received, at.total,
                     static_cast<double>(at.bytes) / (1 << 20));
}

ProgressLine::ProgressLine()
    : enabled_(::isatty(STDERR_FILENO) == 1 && io::environment_variable("CI").empty()) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(const git::FetchProgress& at) {
  const auto now = std::chrono::steady_clock::now();
  if (!enabled_ || now < next_) return;
  next_ = now + k_interval;
  draw(progress_text(at));
}

void ProgressLine::show_again(std::string_view why, std::chrono::milliseconds pause) {
  if (!enabled_) return;
  draw(fmt::format("retrying in {:.1f} s: {}", std::chrono::duration<double>(pause).count(), why));
}

// A line that the terminal wraps could not be erased, and its text may come from a server.
void ProgressLine::draw(const std::string& text) {
  std::string line = printable_line(io::mask_secrets(text));
  if (line.size() >= terminal_width()) line.resize(terminal_width() - 1);
  fmt::print(stderr, "\r{}\x1b[K", line);
  drawn_ = true;
}

}  // namespace ocelot::generate
