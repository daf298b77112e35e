// The history of a distribution's artifacts in the page of `report`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ocelot::queries {

struct ReportedDistribution;

/// In bytes.
struct ReportedTotals {
  std::uintmax_t file = 0;
  std::uintmax_t unzipped = 0;  ///< of all files in a layer
  std::uintmax_t binary = 0;    ///< of the program
};

/// An artifact now, or at an earlier commit.
struct ReportedState {
  std::string name;                              ///< "now", or a ref and its commit
  std::string reason;                            ///< why there are no sizes, such as "not built"
  std::optional<ReportedTotals> sizes{};         ///< nothing: the file is not known
  std::optional<std::size_t> vulnerabilities{};  ///< those that count; nothing: not audited
  std::optional<std::size_t> denied_licenses{};  ///< nothing: not audited
};

/// A table with all states of all artifacts, as HTML. Empty if there are none.
std::string history_of(const ReportedDistribution& distribution);

}  // namespace ocelot::queries
