// Checks sizes with units.
#include "declaration/model/size_limits.hpp"

#include <fmt/format.h>

#include "support/base/quantity.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

void check(const std::optional<Scalar>& size, std::string_view key, Diagnostics& faults) {
  if (!size || parse_bytes(size->value)) return;
  faults.push_back(
      error("bad-size-limit", size->place,
            fmt::format("invalid size '{}' of '{}'", size->value, key))
          .with_help("write a number and a unit: KB, MB or GB (powers of 1000), KiB, MiB or GiB "
                     "(powers of 1024); such as 15 MB"));
}

std::optional<std::string> text_of(const std::optional<Scalar>& size) {
  return size ? std::optional(size->value) : std::nullopt;
}

}  // namespace

SizeLimits size_limits_of(const DistributionEntry& entry) {
  return {text_of(entry.max_zip), text_of(entry.max_unzipped), text_of(entry.max_binary)};
}

Diagnostics check_size_limits(const DistributionEntry& entry) {
  Diagnostics faults;
  check(entry.max_zip, "zip", faults);
  check(entry.max_unzipped, "unzipped", faults);
  check(entry.max_binary, "binary", faults);
  return faults;
}

}  // namespace ocelot::model
