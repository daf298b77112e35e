// Converts a manifest of the OpenTelemetry Collector Builder. In: the manifest, the catalog and
// facts about upstream. Out: a distribution, the components that upstream does not have, and what
// cannot be converted.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "declaration/config/manifest.hpp"
#include "project/draft/declaration.hpp"
#include "project/draft/new_component.hpp"
#include "queries/catalog.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// Something that was not imported, and why.
struct LeftOut {
  std::string what;
  std::string why;
};

/// An entry of `replaces`.
struct NewReplace {
  std::string module;
  std::string target;  ///< MODULE@VERSION or ./FOLDER
};

struct Imported {
  NewDistribution distribution;
  std::vector<std::string> upstreams;  ///< full names of upstream's components, which need only a
                                       ///< tag
  std::vector<std::string> ours;       ///< full names of this project's components
  std::vector<NewComponent> added;     ///< components that get a wrapper and a dependency
  std::vector<NewReplace> replaces;    ///< modules that are replaced
  std::vector<std::string> versions;   ///< versions that upstream's version replaces: "v0.159.0",
                                       ///< without duplicates
  std::vector<LeftOut> left_out;

  /// The number of components.
  std::size_t count() const { return upstreams.size() + ours.size() + added.size(); }
};

/// Facts about upstream in addition to its components.
struct UpstreamFacts {
  std::set<std::string> imports;  ///< the imports of all its Go files
};

/// Absolute paths of folders. The builder reads a relative path of a component from the folder in
/// which it runs, taken to be the manifest's, and one of `replaces` from its output folder.
struct ImportFolders {
  std::filesystem::path manifest;
  std::filesystem::path project;
};

/// Imports a manifest. A component that upstream or the project builds from the same package needs
/// only its tag. A module that is released with the Collector gets upstream's version, because all
/// of these must match; other modules keep their version. `name` is the distribution's name; if it
/// is empty, the manifest's name is used. Faults: a name that is not valid for a distribution or a
/// component, an invalid `gomod`, and a package that is listed twice.
Result<Imported> import_manifest(const config::Manifest& manifest, const std::string& name,
                                 const queries::Catalog& catalog, const UpstreamFacts& upstream,
                                 const ImportFolders& folders = {});

}  // namespace ocelot::draft
