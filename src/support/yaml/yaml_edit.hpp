// Additions to a YAML file as text: everything that was there stays, byte for byte, comments
// included. In: a source, and where something is to be added. Out: the new text, which was read
// again and means what it meant, with just the addition.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::yaml {

/// Keys that lead from a document's root to a value.
using KeyPath = std::vector<std::string>;

/// Adds a pair to the mapping at a path. `pair` is a block of whole lines that begins in the first
/// column ("key:\n  - item\n"). It goes to the end of the mapping where that is the end of the
/// file, else in front of its first key. Keys of the path that are missing are written too. Faults:
/// those of reading, a key that is there already, and `cannot-edit` for a form that text cannot be
/// added to.
Result<std::string> with_pair(const SourceRef& source, const KeyPath& path, std::string_view pair);

/// Adds a text to the end of the list at a path, which is written where it is missing. Faults: as
/// above.
Result<std::string> with_item(const SourceRef& source, const KeyPath& path,
                              const std::string& item);

/// A text as a YAML scalar on one line: plain where `format` leaves it so, else quoted.
std::string as_scalar(std::string_view text);

}  // namespace ocelot::yaml
