// stdout: what a program was asked for. A failure to write it is never lost.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ocelot::console {

/// Writes text to stdout. flush_out reports a failure.
void write_out(std::string_view text);

/// The same for a format and its values.
template <typename... Values>
void print_out(fmt::format_string<Values...> format, Values&&... values) {
  write_out(fmt::format(format, std::forward<Values>(values)...));
}

/// What a program does first: opens a stdin, stdout or stderr that is closed, so that using it
/// fails. Otherwise the next file that is opened would take its number.
void open_standard_streams();

/// Writes buffered output. Returns 0, or the errno of the first failure to write stdout.
int flush_out();

}  // namespace ocelot::console
