// A number, blanks, and a unit of a table.
#include "support/base/quantity.hpp"

#include <charconv>
#include <span>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

struct Unit {
  std::string_view name;
  double factor;
};

constexpr Unit k_durations[] = {{"ms", 1}, {"s", 1000}};
constexpr double k_longest = 86'400'000;

constexpr Unit k_sizes[] = {{"B", 1},    {"kB", 1e3},      {"KB", 1e3},      {"MB", 1e6},
                            {"GB", 1e9}, {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};
constexpr double k_largest = 1e12;

std::optional<double> factor_of(std::string_view unit, std::span<const Unit> units) {
  for (const Unit& known : units) {
    if (known.name == unit) return known.factor;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> parse(std::string_view text, std::span<const Unit> units,
                                   double most) {
  double number = 0;
  const auto [rest, code] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (code != std::errc() || text.starts_with('-')) return std::nullopt;
  const auto factor =
      factor_of(trim(text.substr(static_cast<std::size_t>(rest - text.data()))), units);
  if (!factor || !(number >= 0) || number * *factor > most) return std::nullopt;
  return static_cast<std::uint64_t>(number * *factor);
}

}  // namespace

std::optional<std::uint64_t> parse_milliseconds(std::string_view text) {
  return parse(text, k_durations, k_longest);
}

std::optional<std::uint64_t> parse_bytes(std::string_view text) {
  const auto bytes = parse(text, k_sizes, k_largest);
  return bytes == 0U ? std::nullopt : bytes;
}

std::string shown_megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace ocelot
