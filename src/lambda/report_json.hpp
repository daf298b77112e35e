// A report as JSON, and back.
#pragma once

#include <optional>

#include "lambda/emulation.hpp"
#include "support/base/json.hpp"

namespace ocelot::lambda {

/// The members are those of a layer in docs/schema/smoke.json.
Json to_json(const EmulationReport& report);

/// Nothing if the JSON does not come from to_json.
std::optional<EmulationReport> read_report(const Json& json);

}  // namespace ocelot::lambda
