// Writes a program's results to stdout. No write failure is lost.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ocelot::console {

/// Writes text to stdout. flush_out reports a failure.
void write_out(std::string_view text);

/// Writes a format and its values.
template <typename... Values>
void print_out(fmt::format_string<Values...> format, Values&&... values) {
  write_out(fmt::format(format, std::forward<Values>(values)...));
}

/// Call this first in a program. It opens stdin, stdout or stderr if it is closed, so that using it
/// fails. Otherwise the next opened file would get its number.
void open_standard_streams();

/// Writes buffered output. Returns 0, or the errno of the first failure to write to stdout.
int flush_out();

}  // namespace ocelot::console
