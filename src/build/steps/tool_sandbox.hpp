// The sandbox of a step's tools, as Ninja's command line says.
#pragma once

#include <string>

#include "declaration/model/sandbox.hpp"

namespace ocelot::steps {

struct ToolSandbox {
  model::Sandbox kind = model::Sandbox::none;
  bool is_launched = false;  ///< the step runs through a launcher, which may use another host
};

/// The sandbox for action keys and records: an output is not taken from a build with another one.
/// Empty without a sandbox.
std::string describe(const ToolSandbox& sandbox);

}  // namespace ocelot::steps
