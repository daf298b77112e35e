// A response file: the words of a command line that is too long for a shell.
#pragma once

#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::console {

/// The words, with the last one replaced by the words of FILE if it is `@FILE`. In the file, words
/// are separated by blanks and quoted as for a shell. Fails if the file cannot be read, and if a
/// quote in it is not closed.
Result<Words> expand_response_file(Words words);

}  // namespace ocelot::console
