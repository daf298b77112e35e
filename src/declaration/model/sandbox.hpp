// Where upstream's code runs.
#pragma once

#include <optional>
#include <string_view>

namespace ocelot::model {

enum class Sandbox {
  none,        ///< as the user
  bubblewrap,  ///< in namespaces of its own
  container,   ///< in the container that surrounds the whole build, as the user says
};

/// "bubblewrap" or "container"; empty for none.
std::string_view name_of(Sandbox sandbox);

/// The sandbox with a name; nothing if there is none.
std::optional<Sandbox> parse_sandbox(std::string_view name);

}  // namespace ocelot::model
