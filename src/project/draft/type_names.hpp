// From the type names that a collector's configuration uses to the components that a build can
// have. In: the configured components and what is known. Out: one component for each of them.
#pragma once

#include <vector>

#include "declaration/config/collector_config.hpp"
#include "queries/catalog.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// Whether a component is of a configured type. No Go is run, so this is by rule: the name of its
/// tag, or the last part of a package that it imports with or without the kind at its end, equals
/// the type when case and underscores are left out (`memory_limiter` is memorylimiterprocessor);
/// and a table knows the types that their module does not tell (`otlp_grpc` is otlpexporter).
bool has_type(const queries::CatalogEntry& component, std::string_view kind, std::string_view type);

/// One component for each configured one, each once, sorted by name. Faults: `unknown-type`, with
/// the nearest, and `ambiguous-type`, with all that fit.
Result<std::vector<const queries::CatalogEntry*>> resolve_types(
    const std::vector<config::ConfiguredComponent>& configured, const queries::Catalog& catalog);

}  // namespace ocelot::draft
