// A manifest of the OpenTelemetry Collector Builder, said in our terms. In: the manifest and what
// is known. Out: a distribution, the components that upstream lacks, and what has no counterpart.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/config/manifest.hpp"
#include "project/draft/declaration.hpp"
#include "project/draft/new_component.hpp"
#include "queries/catalog.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// What did not come over, and why.
struct LeftOut {
  std::string what;
  std::string why;
};

struct Imported {
  NewDistribution distribution;
  std::vector<std::string> upstreams;  ///< full names: upstream has them, a tag is enough
  std::vector<std::string> ours;       ///< full names: this project has them
  std::vector<NewComponent> added;     ///< get a wrapper and a dependency
  std::vector<std::string> versions;   ///< that gave way to upstream's: "v0.159.0", each once
  std::vector<LeftOut> left_out;

  /// Of components.
  std::size_t count() const { return upstreams.size() + ours.size() + added.size(); }
};

/// What is known of upstream beside its components.
struct UpstreamFacts {
  std::set<std::string> imports;  ///< of all of its Go files
};

/// Translates. A component that upstream or the project makes from the same package needs its tag
/// only. A module that is released with the Collector takes upstream's version, as all of them must
/// fit together; others keep theirs. `name` is the distribution's, or empty for that of the
/// manifest. Faults: a name that cannot be a distribution's or a component's, a `gomod` that is
/// none, a package that is listed twice.
Result<Imported> import_manifest(const config::Manifest& manifest, const std::string& name,
                                 const queries::Catalog& catalog, const UpstreamFacts& upstream);

}  // namespace ocelot::draft
