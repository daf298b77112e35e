// The Go compiler's errors in files that a user wrote, at their places in the user's project.
#pragma once

#include <string_view>

#include "build/steps/place_lookup.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::steps {

/// The errors in a log of `go build` or `go list -export` (lines of the form FILE:LINE:COLUMN:
/// TEXT; the column may be missing) in files of an overlay. Errors in upstream's own files are only
/// in the log.
Diagnostics find_compile_errors(std::string_view log, const PlaceLookup& places);

}  // namespace ocelot::steps
