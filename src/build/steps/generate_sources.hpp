// source: writes the Go sources that a kind of distribution adds as a tar.
#pragma once

#include "graph/contract/source_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using SourceRequest = graph::SourceRequest<graph::InWords>;

/// Generates the sources for an upstream's module; see templates/README.md. Fails if the upstream
/// does not contain a Go module.
Status generate_sources(const SourceRequest& request);

}  // namespace ocelot::steps
