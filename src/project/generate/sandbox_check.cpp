// Asks the machine before any step runs.
#include "project/generate/sandbox_check.hpp"

#include "support/io/bubblewrap.hpp"
#include "support/io/container_signs.hpp"

namespace ocelot::generate {

Status check_sandbox(model::Sandbox sandbox) {
  return sandbox == model::Sandbox::bubblewrap ? io::check_bubblewrap() : Status();
}

Diagnostics find_missing_container(model::Sandbox sandbox) {
  if (sandbox != model::Sandbox::container || io::is_in_container()) return {};
  return {warning("no-container", {},
                  "--sandbox=container: nothing indicates that this runs in a container, so "
                  "upstream's code may have no sandbox")
              .with_help("use --sandbox, or run ocelot-gen and ninja in a container")};
}

}  // namespace ocelot::generate
