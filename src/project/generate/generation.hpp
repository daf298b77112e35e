// The stages, one after another: from a project's folder to the Ninja file.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "graph/graph.hpp"
#include "graph/plan.hpp"
#include "project/generate/machine.hpp"
#include "project/pin.hpp"
#include "support/base/result.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::generate {

/// What the command line asks for.
struct GenRequest {
  std::string folder = ".";
  graph::Choice choice;
  model::UpstreamOverride upstream;
  project::PinOptions pin;
  MachineOptions machine;
  std::vector<std::string> again;  ///< the words that regenerate the same file
  bool no_cache = false;           ///< steps neither recall nor keep anything
  bool under_ninja = false;        ///< it is Ninja that regenerates its own file
  bool dry_run = false;            ///< says what would be written, and writes nothing
};

/// What the stages made.
struct Generated {
  graph::ProjectInputs inputs;  ///< with the lock, which may have been written only now
  graph::Plan plan;
  graph::Graph graph;
  std::string move;  ///< how the pin moved, for `update`; else empty
};

/// Runs the stages of the project in the current folder, up to the graph. Warnings go to `noted`
/// also when it fails.
Result<Generated> make_project_graph(const GenRequest& request, const model::ProjectFiles& files,
                                     Diagnostics& noted);

/// Writes build.ninja and its stamp for the project in the current folder. Where the inputs are
/// those of the last time, by the digest that the stamp holds, nothing is parsed. Warnings go to
/// `noted` also when it fails.
Status write_ninja_file(const GenRequest& request, const console::Terminal& terminal,
                        Diagnostics& noted);

}  // namespace ocelot::generate
