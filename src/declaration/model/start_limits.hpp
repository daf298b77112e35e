// What the start of a layer's extension may cost at most.
#pragma once

#include <cstdint>
#include <optional>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// A limit, and where it is written.
struct StartLimit {
  std::uint64_t value = 0;
  config::Scalar text;
};

struct StartLimits {
  std::optional<StartLimit> next;    ///< milliseconds until the extension asks for the first event
  std::optional<StartLimit> memory;  ///< bytes that it has used by then, at most
};

/// The limits of an entry; an invalid one is missing.
StartLimits read_start_limits(const config::DistributionEntry& entry);

/// Faults: a limit that is no duration, or no size.
Diagnostics check_start_limits(const config::DistributionEntry& entry);

}  // namespace ocelot::model
