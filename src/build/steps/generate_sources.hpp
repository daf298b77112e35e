// source: the Go sources that a kind of distribution adds become a tar.
#pragma once

#include "graph/contract/source_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using SourceRequest = graph::SourceRequest<graph::InWords>;

/// Generates the sources for the module of an upstream; see templates/README.md. Fails when the
/// upstream holds no Go module.
Status generate_sources(const SourceRequest& request);

}  // namespace ocelot::steps
