// Configurations that the collector accepts, but that lose or delay data on Lambda.
#pragma once

#include <string>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/base/json.hpp"
#include "support/base/source.hpp"

namespace ocelot::steps {

/// Warnings about an accepted configuration, sorted by place; `verdict` has it with all defaults.
/// `values` are REFERENCE=VALUE, as for the check. Nothing for a rejected configuration. The rules:
/// - Lambda stops the extension between invocations (docs.aws.amazon.com/lambda/latest/dg/
///   runtimes-extensions-api.html), so what an exporter's sending queue or the processor batch
///   holds is sent during a later invocation (see docs/layer.md for a trial).
/// - The processor decouple finishes an export that has begun, so it must be last.
/// - memory_limiter must act before Lambda ends the function for its memory (at most 10,240 MB:
///   docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
/// - A component that is declared and that nothing uses is not created.
Diagnostics find_config_lints(const Json& verdict, const SourceRef& source,
                              const std::vector<std::string>& values);

}  // namespace ocelot::steps
