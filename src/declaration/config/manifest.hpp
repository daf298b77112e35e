// The manifest of the OpenTelemetry Collector Builder as written. In: its source. Out: its modules
// with their places, and what else stands there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/config/config.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// One item of a list of modules. What it means when a key is missing is the builder's rule
/// (cmd/builder/internal/builder/config.go, v0.159.0): `import` is the path in `gomod`, `name` the
/// last part of `import`.
struct ManifestModule {
  std::string section;  ///< the key that it stands below: "receivers", "providers"
  Scalar gomod;         ///< "PATH VERSION"
  std::optional<Scalar> import_path;
  std::optional<Scalar> name;
  std::optional<Scalar> path;  ///< a folder that takes the module's place
};

/// A key with a text that is neither a module nor a list of them.
struct ManifestSetting {
  Scalar key;  ///< "dist.cgo_enabled", "replaces"
  Scalar value;
};

struct Manifest {
  std::optional<Scalar> name;
  std::optional<Scalar> description;
  std::optional<Scalar> build_tags;
  std::vector<ManifestModule> components;  ///< connectors to receivers
  std::vector<ManifestModule> others;      ///< providers, converters, telemetry
  std::vector<ManifestSetting> settings;   ///< all else, in the order written
};

/// Reads a manifest. Keys that the builder does not know are settings too, as it passes them over.
WithDiagnostics<Manifest> read_manifest(const SourceRef& source);

}  // namespace ocelot::config
