// Reads the configuration files. In: their sources. Out: entries in the order written, and all
// faults of form.
#pragma once

#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// Reads distributions.yaml in every accepted form: a top-level map of distributions, or one below
/// `distributions:` with other root keys next to it; `buildtags` or `build-tags`. If the file
/// requires another version of ocelot-gen, that is the only fault.
WithDiagnostics<DistributionsFile> read_distributions(const SourceRef& source);

/// Reads component_dependencies.yaml: below `dependencies:`, each tag has a module or a list of
/// modules; below `replaces:`, each module has what takes its place.
WithDiagnostics<DependenciesFile> read_dependencies(const SourceRef& source);

/// Reads upstream.yaml: repo, ref, folder.
WithDiagnostics<UpstreamEntry> read_upstream(const SourceRef& source);

/// Reads policy.yaml.
WithDiagnostics<PolicyEntry> read_policy(const SourceRef& source);

/// Reads upstream.lock, which has the same form.
WithDiagnostics<LockEntry> read_lock(const SourceRef& source);

}  // namespace ocelot::config
