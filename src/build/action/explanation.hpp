// What would happen to each step up to a target, computed in the same way as a step does before it
// runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/cache/action_key.hpp"
#include "project/generate/generation.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

/// What Ninja would do with a step.
enum class Verdict { clean, recalled, runs, waits };

std::string_view name_of(Verdict verdict);

struct StepExplanation {
  std::string description;  ///< as Ninja shows the step
  Verdict verdict = Verdict::clean;
  std::string reason;       ///< if the fields do not show it; may be empty
  bool has_record = false;  ///< whether `before` is known
  cache::ActionKey before;  ///< the key of the last run
  cache::ActionKey now;
};

/// The files that a target stands for: a file of the graph itself; none for an unknown target.
std::vector<graph::FileId> files_of(const graph::Graph& graph, const std::string& target);

/// Fails for each target that is neither a name nor an output in a graph.
Status check_targets(const graph::Graph& graph, const std::vector<std::string>& targets);

/// The same for the graph of a project that has a lock.
Status check_targets(const project::Root& root, const generate::GenRequest& request,
                     const std::vector<std::string>& targets);

/// The steps of targets.
struct TargetsExplanation {
  std::vector<StepExplanation> steps;
  std::vector<std::string> module_changes;  ///< a line for each component that is not locked yet
};

/// The steps up to the targets (names or files of the Ninja file), in build order. The current
/// folder must be the root. Fails if a target is unknown or the project has faults.
Result<TargetsExplanation> explain_targets(const project::Root& root,
                                           const generate::GenRequest& request,
                                           const std::vector<std::string>& targets);

}  // namespace ocelot::action
