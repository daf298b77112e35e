// The canonical form of the configuration files. In: a file that our reader accepts. Out: its text,
// with the same values and the same comments.
#pragma once

#include <string>

#include "support/base/result.hpp"

namespace ocelot::config {

/// The files that users write.
enum class FileKind { distributions, dependencies, upstream, policy };

/// The canonical text of a file. Fails with the reader's errors, or if the file contains a carriage
/// return that is not part of a line end. Throws std::logic_error if a value or comment would
/// change; then nothing may be written.
Result<std::string> format(FileKind kind, const SourceRef& source);

}  // namespace ocelot::config
