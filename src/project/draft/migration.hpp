// Rewrites a distributions.yaml with the current keys. In: a file that our reader accepts. Out: its
// text, with the same comments and order, which declares the same distributions.
#pragma once

#include <string>

#include "support/base/result.hpp"

namespace ocelot::draft {

/// The canonical text with these changes: component tags become `components`, tags of Go become
/// `go.tags`, `without` names components, `config-file` becomes `config`, and the distributions are
/// below `distributions`. What the new keys cannot express stays. Fails with the reader's errors,
/// or with `cannot-migrate` if a distribution would change or a list has an anchor or an alias.
Result<std::string> migrate(const SourceRef& source);

}  // namespace ocelot::draft
