// Files and the steps between them. In: a plan. Out: an immutable graph with dense ids; nothing of
// Ninja's syntax.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "graph/plan.hpp"
#include "support/base/id.hpp"
#include "support/base/result.hpp"

namespace ocelot::graph {

struct File {
  std::string path;  ///< relative to the project where the user wrote it so, with '/'
};
using FileId = Id<File>;

/// The kinds of steps, as `ocelot-gen step` names them.
enum class StepKind { clone, probe, overlay, source, check, gomod, package, compile, rename };

std::string_view name_of(StepKind kind);

/// A program whose place only the machine knows.
enum class Tool { go, make, cc_amd64, cc_arm64 };

/// As the Ninja file's variable is called.
std::string_view name_of(Tool tool);

/// A word of a step's command line: text, a file of the graph, or a tool.
using Argument = std::variant<std::string, FileId, Tool>;

struct Step {
  StepKind kind = StepKind::clone;
  std::vector<FileId> outputs;
  std::vector<FileId> inputs;      ///< a change of their bytes reruns the step
  std::vector<FileId> order_only;  ///< must be there first, but do not make the step dirty
  std::vector<Argument> arguments;
  std::string description;
};

/// A target without a file: a distribution, an architecture, `all`.
struct Target {
  std::string name;
  std::vector<FileId> files;
};

struct Graph {
  std::vector<File> files;
  std::vector<Step> steps;
  std::vector<Target> targets;           ///< `all` is the last
  std::vector<FileId> generator_inputs;  ///< what the graph itself was made of

  const std::string& path(FileId id) const { return files[id.index].path; }
};

/// What the model was made of, relative to the project: sorted, each once.
struct ProjectInputs {
  std::vector<std::string> files;    ///< whose bytes count
  std::vector<std::string> folders;  ///< whose listing counts
  std::vector<std::string> named;    ///< files that only have to exist: the examples
};

/// Makes the graph. Fails when a target has the name of a file in the graph, and for
/// paths that no Ninja file can name.
Result<Graph> make_graph(const Plan& plan, const ProjectInputs& project);

}  // namespace ocelot::graph
