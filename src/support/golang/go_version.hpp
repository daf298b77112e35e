// Versions of the Go toolchain and of the go directive.
#pragma once

#include <string_view>

namespace ocelot::golang {

/// Whether a toolchain ("go1.24.3", from `go env GOVERSION`) is older than a go directive
/// ("1.24.11" or "1.25"). A missing part counts as 0, and a release candidate as its release. A
/// version of another form (a development build) is never older.
bool is_older(std::string_view toolchain, std::string_view directive);

}  // namespace ocelot::golang
