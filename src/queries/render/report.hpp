// What the page of `report` shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/base/json.hpp"

namespace ocelot::queries {

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

/// A built layer, or a file of another kind. Documents that do not exist are null.
struct ReportedArtifact {
  std::string architecture;
  std::string path;
  std::optional<std::uintmax_t> size;  ///< in bytes; nothing: it is not built
  Json contents;                       ///< docs/schema/components.json
  Json validation;                     ///< what validate wrote
  Json bill;                           ///< the software bill of materials, CycloneDX
  std::string licenses;                ///< the summary at the top of its license texts
  Json size_answer;                    ///< its layer in an answer of `size`
  Json smoke_answer;                   ///< its layer in an answer of `smoke`
  Json vulnerabilities;  ///< an array: those of it in an answer of `audit`; null: not audited
  Json denied_licenses;  ///< the same
  std::vector<std::string> left_out;     ///< what is about another file of this name
  std::vector<ReportedState> history{};  ///< now, then at earlier commits; empty: not asked for
};

struct ReportedDistribution {
  std::string name;
  std::string description;
  std::vector<std::pair<std::string, std::string>> facts;  ///< such as its kind and its bases
  std::vector<ReportedArtifact> artifacts;
};

struct Report {
  std::string source;  ///< the upstream and its commit
  std::vector<ReportedDistribution> distributions;
};

}  // namespace ocelot::queries
