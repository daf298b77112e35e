// The manifest of the OpenTelemetry Collector Builder as written. In: its source. Out: its modules
// with their places, and its other settings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// One item of a list of modules. Defaults of missing keys follow the builder
/// (cmd/builder/internal/builder/config.go, v0.159.0): `import` is the path in `gomod`, `name` the
/// last part of `import`.
struct ManifestModule {
  std::string section;  ///< the key of the list: "receivers", "providers"
  Scalar gomod;         ///< "PATH VERSION"
  std::optional<Scalar> import_path;
  std::optional<Scalar> name;
  std::optional<Scalar> path;  ///< a folder that replaces the module
};

/// A key with a text that is neither a module nor a list of modules.
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
  std::vector<ManifestSetting> settings;   ///< everything else, in the order written
};

/// Reads a manifest. Keys that the builder does not know are settings too, because the builder
/// ignores them.
WithDiagnostics<Manifest> read_manifest(const SourceRef& source);

}  // namespace ocelot::config
