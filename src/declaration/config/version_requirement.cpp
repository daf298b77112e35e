// Compares versions number by number.
#include "declaration/config/version_requirement.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::config {

namespace {

using Operator = VersionBound::Operator;
using Numbers = std::vector<unsigned>;

constexpr std::size_t k_parts = 3;

struct OperatorRow {
  std::string_view text;
  Operator value;
};

constexpr OperatorRow k_operators[] = {
    {">=", Operator::at_least}, {"<", Operator::below}, {"=", Operator::equal}};

std::optional<Numbers> read_numbers(std::string_view text) {
  Numbers numbers;
  for (std::string_view part : split(text, '.')) {
    const std::optional<unsigned> number = read_number<unsigned>(part);
    if (!number || numbers.size() == k_parts) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<VersionBound> read_bound(std::string_view text) {
  for (const OperatorRow& row : k_operators) {
    if (!text.starts_with(row.text)) continue;
    std::optional<Numbers> numbers = read_numbers(trim(text.substr(row.text.size())));
    if (!numbers) return std::nullopt;
    return VersionBound{row.value, std::move(*numbers)};
  }
  return std::nullopt;
}

Numbers padded(Numbers numbers) {
  numbers.resize(k_parts);
  return numbers;
}

bool permits(const VersionBound& bound, const Numbers& version) {
  switch (bound.comparison) {
    case Operator::at_least:
      return version >= padded(bound.numbers);
    case Operator::below:
      return version < padded(bound.numbers);
    case Operator::equal:
      return std::equal(bound.numbers.begin(), bound.numbers.end(), version.begin());
  }
  return false;
}

}  // namespace

Result<VersionRequirement> read_version_requirement(const Scalar& text) {
  VersionRequirement requirement;
  for (std::string_view part : split(text.value, ',')) {
    std::optional<VersionBound> bound = read_bound(trim(part));
    if (!bound) {
      return fail(error("bad-requires", text.place,
                        fmt::format("'{}' is not a valid constraint on a version", trim(part)))
                      .with_help("write >=, < or = before a version, and a comma between two "
                                 "constraints, such as \">= 0.2, < 1\""));
    }
    requirement.push_back(std::move(*bound));
  }
  return requirement;
}

bool permits(const VersionRequirement& requirement, std::string_view version) {
  const Numbers numbers = padded(read_numbers(version).value_or(Numbers()));
  return std::all_of(requirement.begin(), requirement.end(),
                     [&](const VersionBound& bound) { return permits(bound, numbers); });
}

}  // namespace ocelot::config
