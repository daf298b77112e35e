// Adds to a YAML file as text: everything in the file stays, byte for byte, including comments. In:
// a source, and where to add something. Out: the new text. It is read again to check that only the
// addition changed its meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::yaml {

/// Keys that lead from a document's root to a value.
using KeyPath = std::vector<std::string>;

/// Adds a pair to the mapping at a path. `pair` is a block of whole lines that begins in the first
/// column ("key:\n  - item\n"). It is added at the end of the mapping if that is the end of the
/// file, otherwise before its first key. Missing keys of the path are added too. Faults: those of
/// reading, a key that already exists, and `cannot-edit` for a form to which text cannot be added.
Result<std::string> with_pair(const SourceRef& source, const KeyPath& path, std::string_view pair);

/// Adds a text to the end of the list at a path; creates the list if it is missing. The faults are
/// the same.
Result<std::string> with_item(const SourceRef& source, const KeyPath& path,
                              const std::string& item);

/// A text as a YAML scalar on one line: plain if `format` would leave it plain, otherwise quoted.
std::string as_scalar(std::string_view text);

}  // namespace ocelot::yaml
