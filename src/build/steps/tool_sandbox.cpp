// The text of a sandbox.
#include "build/steps/tool_sandbox.hpp"

namespace ocelot::steps {

std::string describe(const ToolSandbox& sandbox) {
  const std::string kind(model::name_of(sandbox.kind));
  return sandbox.is_launched && !kind.empty() ? kind + " on the launcher's host" : kind;
}

}  // namespace ocelot::steps
