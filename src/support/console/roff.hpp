// Parts of manual pages, in roff with the macros of man(7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/console/options.hpp"

namespace ocelot::console::roff {

/// Text without anything that roff would take for something else, or print as another sign. Beyond
/// ASCII there is a name for every code point, so that no page depends on an encoding.
std::string escaped(std::string_view text);

/// Text that roff fills, in lines of its source: a new one for each sentence, and none too long for
/// an editor.
std::string filled(std::string_view text);

std::string bold(std::string_view text);

/// The page's title, for one program's manual, and its section NAME.
std::string head(std::string_view program, std::string_view name, std::string_view purpose);

/// One line: the program, its options, its inputs.
std::string synopsis(const CommandLine& line);

/// An entry for each option, --help among them.
std::string options(const CommandLine& line);

/// Lines that roff leaves as they are.
std::string as_is(std::string_view text);

/// Paragraphs of text; lines that are indented stay as they are, others are filled.
std::string notes(std::string_view text);

/// The section EXAMPLES.
std::string examples(const std::vector<Example>& all);

}  // namespace ocelot::console::roff
