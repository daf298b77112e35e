// Answers of other commands that `report` shows.
#pragma once

#include <string>

#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// Reads the answer of a command, "size", "smoke" or "audit", as JSON. Fails if the file cannot be
/// read, is not an answer of this command, has an unsupported version, or lacks a key that the
/// report needs.
Result<Json> read_answer(const std::string& path, const std::string& command);

}  // namespace ocelot::cli
