// The answers of queries as text for people.
#pragma once

#include <string>

#include "cli/page.hpp"
#include "cli/query_json.hpp"

namespace ocelot::cli {

std::string to_text(const Listing& listing, const PageStyle& style);
std::string to_text(const query::DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version, const PageStyle& style);
std::string to_text(const query::Why& why, const PageStyle& style);
std::string to_text(const query::Uses& uses, const PageStyle& style);
std::string to_text(const query::Chain& chain, const PageStyle& style);
std::string to_text(const query::Affected& affected, const PageStyle& style);
std::string to_text(const query::DistributionDifference& difference, const PageStyle& style);
std::string to_text(const query::ProjectDifference& difference, const std::string& since,
                    const PageStyle& style);

}  // namespace ocelot::cli
