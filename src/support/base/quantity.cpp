// A number, blanks, and a unit of a table.
#include "support/base/quantity.hpp"

#include <span>
#include <utility>

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot {

namespace {

using Unit = std::pair<std::string_view, std::uint64_t>;

constexpr Unit k_durations[] = {{"ms", 1}, {"s", 1000}};
constexpr std::uint64_t k_longest = 86'400'000;

constexpr Unit k_sizes[] = {{"B", 1},
                            {"kB", 1000},
                            {"KB", 1000},
                            {"MB", 1'000'000},
                            {"GB", 1'000'000'000},
                            {"KiB", 1ULL << 10U},
                            {"MiB", 1ULL << 20U},
                            {"GiB", 1ULL << 30U}};
constexpr std::uint64_t k_largest = 1'000'000'000'000;

std::optional<std::uint64_t> parse(std::string_view text, std::span<const Unit> units,
                                   std::uint64_t most) {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == std::string_view::npos) return std::nullopt;
  const auto number = read_number<std::uint64_t>(text.substr(0, end));
  const std::string_view unit = trim(text.substr(end));
  for (const auto& [name, factor] : units) {
    if (name == unit && number && *number <= most / factor) return *number * factor;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> parse_milliseconds(std::string_view text) {
  return parse(text, k_durations, k_longest);
}

std::optional<std::uint64_t> parse_bytes(std::string_view text) {
  return parse(text, k_sizes, k_largest);
}

std::string shown_megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace ocelot
