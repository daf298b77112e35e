// The sizes and findings of layers now and at earlier commits, for the page of `report`.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "queries/render/report.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

/// By distribution and architecture.
using LayerHistory =
    std::map<std::pair<std::string, std::string>, std::vector<queries::ReportedState>>;

/// The state of each layer of the last build: now, then at each commit of --since. It builds, links
/// and scans nothing: files and findings are those that the action cache has. Empty without
/// --since. The current folder is the project's root afterwards. Faults: as for `gen` and
/// PastLayers::restore, and project::find_exactly.
Result<LayerHistory> read_history(const console::Arguments& arguments,
                                  const console::Terminal& terminal);

}  // namespace ocelot::cli
