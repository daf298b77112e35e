// Diagnostics in the form that they have everywhere.
#include "queries/render/check_json.hpp"

#include "support/console/message_format.hpp"

namespace ocelot::queries {

std::string to_json(const Diagnostics& diagnostics, const std::vector<std::string>& unchecked) {
  return console::document("check")
      .add("diagnostics", console::to_array(diagnostics))
      .add("unchecked", unchecked)
      .text();
}

}  // namespace ocelot::queries
