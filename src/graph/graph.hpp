// Files and the steps between them. In: a plan. Out: an immutable graph with dense ids; nothing of
// Ninja's syntax.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/contract/step_request.hpp"
#include "graph/plan.hpp"
#include "support/base/digest.hpp"

namespace ocelot::graph {

struct Step {
  StepRequest<InGraph> request;
  std::vector<FileId> outputs;
  std::vector<FileId> inputs;      ///< a change of their bytes reruns the step
  std::vector<FileId> order_only;  ///< must be there first, but do not make the step dirty
  std::string description;

  const StepContract& contract() const { return contract_of(request); }
};

/// A target without a file: a distribution, an architecture, `all`.
struct Target {
  std::string name;
  std::vector<FileId> files;
  std::vector<std::string> parts{};  ///< other targets with the same files; may be empty
};

/// What a user gets for a distribution and an architecture.
struct Artifact {
  std::string distribution;
  model::Architecture architecture = model::Architecture::amd64;
  std::vector<FileId> files;  ///< its own, then those next to it, as its checksum
};

struct Graph {
  std::vector<File> files;
  std::vector<Step> steps;
  std::vector<Artifact> artifacts;       ///< sorted by distribution, then architecture
  std::vector<Target> targets;           ///< `all` is the last
  std::vector<FileId> generator_inputs;  ///< what the graph itself was made of
  Choice choice;                         ///< of the plan

  const std::string& path(FileId id) const { return files[id.index].path; }
};

/// What the model was made of, relative to the project: sorted, each once.
struct ProjectInputs {
  std::vector<std::string> files;    ///< whose bytes count
  std::vector<std::string> folders;  ///< whose listing counts
  std::vector<std::string> named;    ///< files that only have to exist: the examples
  /// The other entries of the examples folder, each with its fault.
  std::map<std::string, std::string> unusable{};
  /// Digests of the content of component files and of `named`, by path; without files that cannot
  /// be read. Empty if the files were only listed.
  std::map<std::string, Digest, std::less<>> digests{};
};

}  // namespace ocelot::graph
