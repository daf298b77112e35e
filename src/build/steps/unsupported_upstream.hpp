// Whether Go could not build the program that lists a layer's components because upstream's
// collector has another interface than it needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/generated_sources.hpp"

namespace ocelot::steps {

/// The first line of a log of `go list -export` or `go build` that says so: the sources that
/// ocelot-gen adds import a package that go.mod does not provide, or they do not compile. Nothing
/// if Go failed for another reason, such as a module that cannot be downloaded.
std::optional<std::string> find_unsupported(std::string_view log, const graph::Host& host);

}  // namespace ocelot::steps
