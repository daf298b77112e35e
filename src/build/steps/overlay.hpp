// overlay: writes a component's files as a tar, each with its path in the tree.
#pragma once

#include "graph/contract/overlay_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using OverlayRequest = graph::OverlayRequest<graph::InWords>;

/// Fails when a file cannot be read.
Status overlay(const OverlayRequest& request);

}  // namespace ocelot::steps
