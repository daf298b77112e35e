// Assigns payloads to the invocations in which they arrived.
#pragma once

#include <optional>
#include <vector>

#include "lambda/otlp_sink.hpp"

namespace ocelot::lambda {

/// When a payload reached the sink.
struct PayloadArrival {
  unsigned payload = 0;  ///< its number, which is that of its invocation; from 1
  std::optional<unsigned>
      invocation{};          ///< before the end of which it arrived; none: later or never
  bool at_shutdown = false;  ///< after the last invocation
};

/// For each payload from 1 to `sent`: the invocation before the end of which all expected exporters
/// had delivered it.
std::vector<PayloadArrival> find_arrivals(unsigned sent, const std::vector<std::size_t>& expected,
                                          const std::vector<Arrival>& arrivals,
                                          const std::vector<Moment>& ends_of_invocations);

}  // namespace ocelot::lambda
