// Reads sizes with units.
#include "declaration/model/size_limits.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

struct Unit {
  std::string_view name;
  double bytes;
};

constexpr Unit k_units[] = {
    {"B", 1},         {"KB", 1e3},      {"MB", 1e6},      {"GB", 1e9},
    {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
};

// Larger than any file of a layer, and exact as a double.
constexpr double k_largest = 1e15;

std::optional<double> bytes_of(std::string_view unit) {
  const auto* const found = std::find_if(std::begin(k_units), std::end(k_units),
                                         [&](const Unit& each) { return each.name == unit; });
  return found == std::end(k_units) ? std::nullopt : std::optional(found->bytes);
}

void check(const std::optional<Scalar>& size, std::string_view key, Diagnostics& faults) {
  if (!size || parse_size(size->value)) return;
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

std::optional<std::uint64_t> parse_size(std::string_view text) {
  double number = 0;
  const auto [rest, code] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (code != std::errc() || text.starts_with('-')) return std::nullopt;
  const std::string_view unit = trim(text.substr(static_cast<std::size_t>(rest - text.data())));
  const std::optional<double> bytes = bytes_of(unit);
  if (!bytes || !(number > 0) || number * *bytes > k_largest) return std::nullopt;
  return static_cast<std::uint64_t>(number * *bytes);
}

}  // namespace ocelot::model
