// overlay: writes a component's files as a tar, each with its path in the tree.
#include "build/steps/overlay.hpp"

#include "build/steps/pack.hpp"

namespace ocelot::steps {

Status overlay(const OverlayRequest& request) {
  return pack({}, request.files, request.output);
}

}  // namespace ocelot::steps
