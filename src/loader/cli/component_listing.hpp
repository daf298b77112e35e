// The components of a file, for `ocelot-load inspect --components`.
#pragma once

#include "loader/artifact.hpp"
#include "loader/cli/inspection_request.hpp"
#include "support/base/json.hpp"

namespace ocelot::load {

/// Whether --library is there exactly for a plugin. Fails with a usage error.
Status check_library_option(const Artifact& file, const InspectionRequest& request);

/// Loads the file, a plugin into its library, in a child process. Out: the array of otelcol.h's
/// otelcol_components(); only the plugin's components if the file is a plugin.
Result<Json> components_of(const Artifact& file, const InspectionRequest& request);

}  // namespace ocelot::load
