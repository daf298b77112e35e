// Reports something once that otherwise every step of a build would report.
#pragma once

#include <string_view>

namespace ocelot::io {

/// Whether this is the first child of this process's parent that asks about the topic. All steps of
/// one Ninja would otherwise report the same. An empty folder in the temporary folder records the
/// answer; if none can be created, the answer is true.
bool is_first_report(std::string_view topic);

}  // namespace ocelot::io
