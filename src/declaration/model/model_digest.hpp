// A digest of what the configuration files mean.
#pragma once

#include "declaration/model/model.hpp"
#include "support/base/digest.hpp"

namespace ocelot::model {

/// A digest of what decides whether the distributions are valid for an upstream. The order of the
/// files, their comments and their layout do not count. Files of components are not included.
Digest digest_of_distributions(const Model& model);

}  // namespace ocelot::model
