// Diagnostics for programs: JSON for editors and CI, workflow commands for GitHub's annotations.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/base/json.hpp"
#include "support/console/annotation_paths.hpp"

namespace ocelot::console {

enum class MessageFormat { text, json, github };

std::optional<MessageFormat> parse_message_format(std::string_view name);

/// The start of each JSON document that a program prints: its version and kind.
Json document(std::string_view kind);

/// The diagnostics as a JSON array, for a member of a document.
Json to_array(const Diagnostics& diagnostics);

/// One JSON document: {"version": 1, "kind": "diagnostics", "diagnostics": [{severity, code,
/// message, file, line, column, end_column, notes, help}]}. Lines and columns count from 1, columns
/// in code points; members without a value are omitted.
std::string to_json(const Diagnostics& diagnostics);

/// One `::error` or `::warning` line for each diagnostic, with paths from the root of the
/// repository. The format is from GitHub's documentation of workflow commands.
std::string to_github(const Diagnostics& diagnostics, const AnnotationPaths& paths);

}  // namespace ocelot::console
