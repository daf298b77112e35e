// A component on a command line: `exporter.awss3` or `exporter awss3`.
#pragma once

#include "support/console/options.hpp"

namespace ocelot::cli {

/// The words with each component's type and the name after it joined by a dot.
console::Words join_component_words(const console::Words& words);

}  // namespace ocelot::cli
