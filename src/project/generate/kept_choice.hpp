// What a build makes next to each artifact.
#pragma once

#include "graph/plan.hpp"
#include "project/root.hpp"

namespace ocelot::generate {

/// The documents, the signature and the inspection that build.ninja was written with, for all
/// layers. Without a build.ninja: all documents, and no inspection, because its default depends on
/// the machine.
graph::Choice kept_choice(const project::Root& root);

}  // namespace ocelot::generate
