// The names of sandboxes.
#include "declaration/model/sandbox.hpp"

namespace ocelot::model {

std::string_view name_of(Sandbox sandbox) {
  switch (sandbox) {
    case Sandbox::none:
      return "";
    case Sandbox::bubblewrap:
      return "bubblewrap";
    case Sandbox::container:
      return "container";
  }
  return "";
}

std::optional<Sandbox> parse_sandbox(std::string_view name) {
  for (const Sandbox sandbox : {Sandbox::bubblewrap, Sandbox::container}) {
    if (name == name_of(sandbox)) return sandbox;
  }
  return std::nullopt;
}

}  // namespace ocelot::model
