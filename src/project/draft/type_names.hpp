// Maps the type names in a collector's configuration to available components. In: the configured
// components and the catalog. Out: one component for each of them.
#pragma once

#include <vector>

#include "declaration/config/collector_config.hpp"
#include "queries/catalog.hpp"
#include "queries/component_types.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// One component for each configured component, without duplicates, sorted by name. `known` are the
/// types that earlier builds found. Faults:
/// `unknown-type`, with the nearest component, and `ambiguous-type`, with all matching components.
Result<std::vector<const queries::CatalogEntry*>> resolve_types(
    const std::vector<config::ConfiguredComponent>& configured, const queries::Catalog& catalog,
    const std::vector<queries::KnownType>& known = {});

}  // namespace ocelot::draft
