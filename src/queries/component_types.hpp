// The type names by which a collector's configuration refers to components, without running Go.
#pragma once

#include <string>
#include <string_view>

#include "queries/catalog.hpp"

namespace ocelot::queries {

/// Whether a component has a configured type. This does not run Go, so it uses a rule: the name of
/// the component's tag, or the last part of a package that it imports, with or without the kind at
/// its end, equals the type, ignoring case and underscores (`memory_limiter` is
/// memorylimiterprocessor). A table has the types for which the rule fails (`otlp_grpc` is
/// otlpexporter).
bool has_type(const CatalogEntry& component, std::string_view kind, std::string_view type);

/// A type without what the rule ignores: in lower case, without underscores.
std::string bare_type(std::string_view name);

}  // namespace ocelot::queries
