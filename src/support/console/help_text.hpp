// The text that --help prints for a command line.
#pragma once

#include <string>
#include <vector>

#include "support/console/options.hpp"

namespace ocelot::console {

/// Purpose, usage and options, in lines of at most `width` columns; no examples.
std::string help_text(const CommandLine& line, std::size_t width);

/// The end of a help text: a heading, and a line for each example.
std::string example_section(const std::vector<Example>& examples, std::size_t width);

}  // namespace ocelot::console
