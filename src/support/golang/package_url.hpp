// Package URLs, by which tools name packages. Source of the format:
// https://github.com/package-url/purl-spec, type golang.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::golang {

/// The package URL of a Go module, such as pkg:golang/github.com/google/uuid@v1.6.0. The path is in
/// lower case, as the specification demands. Without a version, the URL has none.
std::string package_url(std::string_view module, std::string_view version);

}  // namespace ocelot::golang
