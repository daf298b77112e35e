// Reads quantities.
#include "declaration/model/start_limits.hpp"

#include <string_view>

#include <fmt/format.h>

#include "support/base/quantity.hpp"

namespace ocelot::model {

namespace {

using config::Scalar;

std::optional<StartLimit> read_limit(const std::optional<Scalar>& text,
                                     std::optional<std::uint64_t> (*parse)(std::string_view)) {
  if (!text) return std::nullopt;
  const std::optional<std::uint64_t> value = parse(text->value);
  return value ? std::optional(StartLimit{*value, *text}) : std::nullopt;
}

Diagnostic bad_limit(const Scalar& text, std::string_view kind, std::string_view example) {
  return error("bad-start-limit", text.place, fmt::format("'{}' is not a {}", text.value, kind))
      .with_help(fmt::format("write a number and a unit, such as {}", example));
}

}  // namespace

StartLimits read_start_limits(const config::DistributionEntry& entry) {
  return {read_limit(entry.max_next, parse_milliseconds),
          read_limit(entry.max_memory, parse_bytes)};
}

Diagnostics check_start_limits(const config::DistributionEntry& entry) {
  Diagnostics faults;
  const StartLimits limits = read_start_limits(entry);
  if (entry.max_next && !limits.next)
    faults.push_back(bad_limit(*entry.max_next, "time", "150 ms or 2 s"));
  if (entry.max_memory && !limits.memory)
    faults.push_back(bad_limit(*entry.max_memory, "size", "64 MB or 64 MiB"));
  return faults;
}

}  // namespace ocelot::model
