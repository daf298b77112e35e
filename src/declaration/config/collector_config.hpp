// A collector's own configuration, as far as it says which components run. In: its source. Out: the
// components with their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/config.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// A component that the configuration declares. Its id is TYPE or TYPE/NAME.
struct ConfiguredComponent {
  std::string kind;  ///< "exporter"
  Scalar id;

  std::string_view type() const { return std::string_view(id.value).substr(0, id.value.find('/')); }
};

/// Reads the sections `receivers` to `extensions`, and what `service` uses of them. The collector
/// makes a factory's configuration of everything that is declared, so what no pipeline uses counts
/// too. Faults: a key that the collector would refuse, a form that it would refuse, an id without a
/// type, and a use of what is not declared.
WithDiagnostics<std::vector<ConfiguredComponent>> read_collector_config(const SourceRef& source);

}  // namespace ocelot::config
