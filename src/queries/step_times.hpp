// How long steps took in earlier builds, as Ninja recorded it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ocelot::queries {

/// Milliseconds by the path of an output.
using StepTimes = std::map<std::string, std::uint64_t, std::less<>>;

/// Reads .ninja_log. Of several lines about an output, the last counts. Other lines than those of
/// versions 5 to 7 are passed over: START END MTIME OUTPUT HASH, with a tab between two, times in
/// milliseconds (Ninja's build_log.cc; samurai writes the same).
StepTimes read_step_times(std::string_view ninja_log);

}  // namespace ocelot::queries
