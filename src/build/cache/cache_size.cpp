// Parses and formats sizes with units.
#include "build/cache/cache_size.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::cache {

namespace {

constexpr std::uintmax_t k_default_bound = 5ULL << 30U;
constexpr std::string_view k_units = "KMGT";

}  // namespace

std::optional<std::uintmax_t> parse_size(std::string_view text) {
  std::uintmax_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc()) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return number;
  const std::size_t power = k_units.find(unit.front());
  if (unit.size() != 1 || power == std::string_view::npos) return std::nullopt;
  const std::size_t shift = 10 * (power + 1);
  if (number > (UINTMAX_MAX >> shift)) return std::nullopt;
  return number << shift;
}

WithDiagnostics<std::uintmax_t> bound() {
  const std::string text = io::environment_variable("OCELOT_CACHE_SIZE");
  if (text.empty()) return {k_default_bound, {}};
  if (const auto size = parse_size(text)) return {*size, {}};
  return {k_default_bound,
          {warning("bad-size", {},
                   fmt::format("invalid OCELOT_CACHE_SIZE '{}'; using {}", text,
                               shown_size(k_default_bound)))
               .with_help(
                   "write a number of bytes, or a number followed by K, M, G or T, such as 500M")}};
}

std::string shown_size(std::uintmax_t bytes) {
  constexpr std::array<std::string_view, 5> k_names = {"byte", "KiB", "MiB", "GiB", "TiB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  // A value that would be rounded to 1024.0 belongs to the next unit.
  for (; amount >= 1023.95 && unit + 1 < k_names.size(); ++unit) amount /= 1024;
  if (unit == 0) return counted(static_cast<std::size_t>(bytes), "byte");
  std::string digits = fmt::format("{:.1f}", amount);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return fmt::format("{} {}", digits, k_names[unit]);
}

}  // namespace ocelot::cache
