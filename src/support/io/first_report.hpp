// Reporting once what every step of a build would report.
#pragma once

#include <string_view>

namespace ocelot::io {

/// Whether no other child of this process's parent has asked this about the topic, since all steps
/// of one Ninja would report the same. An empty folder in the temporary folder records the answer;
/// where none can be created, this is true.
bool is_first_report(std::string_view topic);

}  // namespace ocelot::io
