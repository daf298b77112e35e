// check's own warnings: valid declarations that are likely mistakes.
#pragma once

#include <optional>
#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::queries {

/// What the project knows of upstream's commit.
enum class Pinning {
  pinned,    ///< a lock names it
  unpinned,  ///< no lock does
  pointless  ///< upstream is a plain folder
};

/// All warnings, sorted by place: a batch processor without decouple, a distribution that adds
/// nothing to its base, a component that is in no distribution, a ref that nothing pins, names and
/// descriptions that are invalid for Lambda. `upstream` has upstream's components if they are
/// known: no warning recommends one that does not exist.
Diagnostics find_likely_mistakes(
    const model::Model& model, Pinning pinning,
    const std::optional<std::vector<model::Component>>& upstream = std::nullopt);

}  // namespace ocelot::queries
