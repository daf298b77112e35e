// Parts of manual pages: roff with the macros of man(7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/console/options.hpp"

namespace ocelot::console::roff {

/// The text with everything escaped that roff would interpret or print differently. Code points
/// outside ASCII are written by name, so that no page depends on an encoding.
std::string escaped(std::string_view text);

/// Text that roff fills. In the source, each sentence starts a new line, and no line is too long
/// for an editor.
std::string filled(std::string_view text);

std::string bold(std::string_view text);

/// The title and the section NAME of a program's manual.
std::string head(std::string_view program, std::string_view name, std::string_view purpose);

/// One line: the program, its options, its inputs.
std::string synopsis(const CommandLine& line);

/// An entry for each option, including --help.
std::string options(const CommandLine& line);

/// Lines that roff does not change.
std::string as_is(std::string_view text);

/// Paragraphs of text; indented lines stay as they are, others are filled.
std::string notes(std::string_view text);

/// The section EXAMPLES.
std::string examples(const std::vector<Example>& all);

}  // namespace ocelot::console::roff
