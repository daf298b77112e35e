// The answers of queries as text for people.
#pragma once

#include <string>

#include "queries/render/query_json.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const Listing& listing, const console::PageStyle& style);
std::string to_text(const DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version, const console::PageStyle& style);
std::string to_text(const Why& why, const console::PageStyle& style);
std::string to_text(const Uses& uses, const console::PageStyle& style);
std::string to_text(const Chain& chain, const console::PageStyle& style);
std::string to_text(const Affected& affected, const console::PageStyle& style);
std::string to_text(const DistributionDifference& difference, const console::PageStyle& style);
std::string to_text(const ProjectDifference& difference, const std::string& since,
                    const console::PageStyle& style);

}  // namespace ocelot::queries
