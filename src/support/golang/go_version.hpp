// Versions of the Go toolchain and of the go directive.
#pragma once

#include <string_view>

namespace ocelot::golang {

/// Whether a toolchain ("go1.24.3", as `go env GOVERSION` says) is older than a go directive
/// ("1.24.11" or "1.25"). A part that is missing counts as 0, a release candidate as its release; a
/// version of another form (a development build) is never older.
bool is_older(std::string_view toolchain, std::string_view directive);

}  // namespace ocelot::golang
