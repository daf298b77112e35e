// The versions of ocelot-gen that a project permits. In: the value of `requires`. Out: whether a
// version satisfies it.
#pragma once

#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/result.hpp"

namespace ocelot::config {

/// One constraint, such as `>= 0.2`.
struct VersionBound {
  enum class Operator { at_least, below, equal };

  Operator comparison = Operator::at_least;
  std::vector<unsigned> numbers;  ///< one to three
};

/// All of them must hold.
using VersionRequirement = std::vector<VersionBound>;

/// Reads constraints separated by commas: `>= 0.2, < 1`. Fails with `bad-requires`.
Result<VersionRequirement> read_version_requirement(const Scalar& text);

/// Whether a version such as "0.1.0" satisfies the requirement. `= 0.2` permits all 0.2.x; in the
/// other constraints, missing numbers are 0.
bool permits(const VersionRequirement& requirement, std::string_view version);

}  // namespace ocelot::config
