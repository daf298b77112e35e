// The part of a collector's own configuration that determines which components run. In: its source.
// Out: the components with their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// A component that the configuration declares. Its id is TYPE or TYPE/NAME.
struct ConfiguredComponent {
  std::string kind;  ///< "exporter"
  Scalar id;

  std::string_view type() const { return std::string_view(id.value).substr(0, id.value.find('/')); }
};

/// Reads the sections `receivers` to `extensions`, and what `service` uses of them. The collector
/// creates a configuration for every declared component, so components that no pipeline uses count
/// too. Faults: a key or a form that the collector would reject, an id without a type, and a use of
/// an undeclared component.
WithDiagnostics<std::vector<ConfiguredComponent>> read_collector_config(const SourceRef& source);

}  // namespace ocelot::config
