// One comparison for each limit.
#include "cli/commands/start_check.hpp"

#include <fmt/format.h>

#include "support/base/quantity.hpp"

namespace ocelot::cli {

Diagnostics check_start(const std::string& layer, const model::StartLimits& limits,
                        const lambda::EmulationReport& report) {
  Diagnostics faults;
  if (limits.next && report.next_ms) {
    const double excess = *report.next_ms - static_cast<double>(limits.next->value);
    if (excess > 0)
      faults.push_back(error("max-start", limits.next->text.place,
                             fmt::format("{} asks for the first event after {:.1f} ms, {:.1f} ms "
                                         "more than {}",
                                         layer, *report.next_ms, excess, limits.next->text.value)));
  }
  if (limits.memory && report.next_ms && report.memory_at_next.value_or(0) == 0)
    faults.push_back(error("max-start", limits.memory->text.place,
                           fmt::format("the memory of {} was not measured", layer)));
  if (limits.memory && report.memory_at_next.value_or(0) > limits.memory->value) {
    faults.push_back(
        error("max-start", limits.memory->text.place,
              fmt::format("{} uses {} until it asks for the first event, {} more than {}", layer,
                          shown_megabytes(*report.memory_at_next),
                          shown_megabytes(*report.memory_at_next - limits.memory->value),
                          limits.memory->text.value)));
  }
  return faults;
}

}  // namespace ocelot::cli
