// Faults that the collector finds in a configuration, at their places in its text.
#pragma once

#include "support/base/diagnostic.hpp"
#include "support/base/json.hpp"
#include "support/base/source.hpp"

namespace ocelot::steps {

/// Whether an answer of the program is a verdict: it has faults exactly if the collector does not
/// accept the configuration.
bool is_verdict(const Json& answer);

/// The faults of a verdict as errors, and a warning for each place of a reference without a value,
/// such as `${env:NAME}`; sorted by place.
Diagnostics find_config_faults(const Json& verdict, const SourceRef& source);

}  // namespace ocelot::steps
