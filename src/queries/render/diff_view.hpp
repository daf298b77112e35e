// The answers of `diff` as text and as JSON.
#pragma once

#include <string>

#include "queries/difference.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const DistributionDifference& difference, const console::PageStyle& style);
std::string to_json(const DistributionDifference& difference);

/// `since` is the earlier commit.
std::string to_text(const ProjectDifference& difference, const std::string& since,
                    const console::PageStyle& style);
std::string to_json(const ProjectDifference& difference, const std::string& since);

}  // namespace ocelot::queries
