// Maps the type names in a collector's configuration to available components. In: the configured
// components and the catalog. Out: one component for each of them.
#pragma once

#include <vector>

#include "declaration/config/collector_config.hpp"
#include "queries/catalog.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// Whether a component has a configured type. This does not run Go, so it uses a rule: the name of
/// the component's tag, or the last part of a package that it imports, with or without the kind at
/// its end, equals the type, ignoring case and underscores (`memory_limiter` is
/// memorylimiterprocessor). A table has the types for which the rule fails (`otlp_grpc` is
/// otlpexporter).
bool has_type(const queries::CatalogEntry& component, std::string_view kind, std::string_view type);

/// One component for each configured component, without duplicates, sorted by name. Faults:
/// `unknown-type`, with the nearest component, and `ambiguous-type`, with all matching components.
Result<std::vector<const queries::CatalogEntry*>> resolve_types(
    const std::vector<config::ConfiguredComponent>& configured, const queries::Catalog& catalog);

}  // namespace ocelot::draft
