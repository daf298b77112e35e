// The findings of an audit in the page of `report`.
#pragma once

#include <optional>
#include <string>

#include "queries/render/report.hpp"

namespace ocelot::queries {

/// Vulnerabilities and denied licenses of all artifacts, as HTML. Empty if none was audited.
std::string findings_of(const ReportedDistribution& distribution);

/// How many vulnerabilities and denied licenses count; nothing if no artifact was audited.
std::optional<std::size_t> count_findings(const ReportedDistribution& distribution);

}  // namespace ocelot::queries
