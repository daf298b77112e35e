// The page of `report`: what is known of each layer, as one HTML file that needs no network.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "support/base/json.hpp"

namespace ocelot::queries {

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
  Json findings;  ///< an array: its vulnerabilities in an answer of `audit`; null: not audited
  std::vector<std::string> left_out;  ///< what is about another file of this name
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

/// The page. Each distribution is a section whose id is the distribution's name.
std::string to_page(const Report& report);

}  // namespace ocelot::queries
