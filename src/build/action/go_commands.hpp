// The go command, as the generator asks it.
#pragma once

#include "project/generate/gen_request.hpp"
#include "project/go_tool.hpp"
#include "project/root.hpp"

namespace ocelot::action {

/// The functions that run the go command of a request, whose paths must be resolved. They keep Go's
/// output in the project's build folder.
project::GoTool make_go_tool(const project::Root& root, const generate::GenRequest& request);

}  // namespace ocelot::action
