// probe: writes the collector's version, as upstream's Makefile determines it.
#pragma once

#include "graph/contract/probe_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using ProbeRequest = graph::ProbeRequest<graph::InWords>;

/// Writes one line, such as "v0.145.0". Fails if upstream's Makefile fails or does not find a
/// version.
Status probe(const ProbeRequest& request);

}  // namespace ocelot::steps
