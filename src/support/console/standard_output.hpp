// stdout: what a program was asked for. None of it is lost without a word.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ocelot::console {

/// Writes text to stdout. When that fails, finish_output tells it.
void put_out(std::string_view text);

/// The same for a form and its values.
template <typename... Values>
void print_out(fmt::format_string<Values...> form, Values&&... values) {
  put_out(fmt::format(form, std::forward<Values>(values)...));
}

/// What a program does first: a stdin, stdout or stderr that is closed is opened so that its use
/// fails. Else the next file that is opened would be taken for it.
void open_standard_streams();

/// What a program does last: writes out what is still held back, and says whether all of stdout
/// could be written. If not, the reason goes to stderr, but for a reader that is gone.
bool finish_output();

}  // namespace ocelot::console
