// rename: copies a built file to its final name, with a checksum.
#pragma once

#include "graph/contract/rename_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using RenameRequest = graph::RenameRequest<graph::InWords>;

/// Copies the file, and writes its SHA-256 next to it. Fails when a file cannot be read or written.
Status rename(const RenameRequest& request);

}  // namespace ocelot::steps
