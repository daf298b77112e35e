// The canonical form of the configuration files. In: a file that our reader takes. Out: its text,
// with the same values and the same comments.
#pragma once

#include <string>

#include "support/base/result.hpp"

namespace ocelot::config {

/// The files that people write.
enum class FileKind { distributions, dependencies, upstream };

/// The canonical text of a file. Fails with the reader's errors, or where a carriage return stands
/// alone. Throws std::logic_error when values or comments would not be what they were: nothing may
/// be written then.
Result<std::string> format(FileKind kind, const SourceRef& source);

}  // namespace ocelot::config
