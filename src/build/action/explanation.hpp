// What would become of each step up to a target, from the same walk that a step makes before it
// works.
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
  std::string reason;       ///< where fields do not say it; may be empty
  bool has_record = false;  ///< whether `before` is known
  cache::ActionKey before;  ///< of the last run
  cache::ActionKey now;
};

/// Fails for each of some targets that is neither a name nor an output of a graph.
Status check_targets(const graph::Graph& graph, const std::vector<std::string>& targets);

/// The same for the graph of a project that has a lock.
Status check_targets(const project::Root& root, const generate::GenRequest& request,
                     const std::vector<std::string>& targets);

/// The steps up to some targets (names or files of the Ninja file) in the order of the build. The
/// current folder must be the root. Fails when a target is unknown or the project has faults.
Result<std::vector<StepExplanation>> explain_targets(const project::Root& root,
                                                     const generate::GenRequest& request,
                                                     const std::vector<std::string>& targets);

}  // namespace ocelot::action
