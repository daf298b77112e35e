// Checks the configurations of a project's distributions against their components.
#pragma once

#include "project/root.hpp"
#include "queries/catalog.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// The faults of all configurations that distributions which are built name by the key `config`: a
/// component that the distribution lacks, and what the collector would reject. For a type that is
/// not found by its name, it is a warning, because only the collector knows all types. A fault of a
/// file that several distributions have is reported once. What a configuration reads from
/// elsewhere, such as ${file:receivers.yaml}, is not checked. The catalog must know upstream.
Diagnostics check_configs(const Root& root, const queries::Catalog& catalog);

}  // namespace ocelot::project
