// What a collector's configuration refers to, such as ${env:NAME}.
#pragma once

#include <string>
#include <vector>

#include "support/base/source.hpp"

namespace ocelot::config {

/// A reference in a configuration.
struct ConfigReference {
  std::string text;    ///< "${s3:ADDRESS}"
  std::string scheme;  ///< "s3"; empty if upstream decides, as for "${NAME}"
  Place place;         ///< of the reference, or of the quoted text that contains it
};

/// The references in all values of a configuration, in order. A text that is not YAML has none.
std::vector<ConfigReference> find_references(const SourceRef& config);

}  // namespace ocelot::config
