// What `check` looks at.
#pragma once

#include <set>
#include <string>

#include "declaration/model/model.hpp"
#include "support/base/tree.hpp"
#include "support/golang/go_toolchain.hpp"

namespace ocelot::queries {

/// What is checked: some distributions of a model (all that are built when `distributions` is
/// empty) against the tree of upstream's folder.
struct CheckRequest {
  const model::Model& model;
  std::set<std::string> distributions;
  const Tree& upstream;
  golang::GoToolchain go;
};

/// Whether a distribution is built, and is one of those that the request names.
bool is_requested(const CheckRequest& request, const model::Distribution& distribution);

}  // namespace ocelot::queries
