// From a step's request to what its outputs depend on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/cache/action_key.hpp"
#include "graph/contract/step_words.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

using StepValues = graph::RequestValues<graph::InWords>;

/// The one walk that the digest, its record and the explanation come from: the step's kind and
/// version, its options by their roles, the content of its inputs. Fails when an input cannot be
/// read, and when a tool does not say its version.
Result<cache::ActionKey> key_of(const graph::StepContract& contract, const StepValues& values);

/// What go calls itself, as a key has it; empty when it does not count for the step.
std::string go_in(const cache::ActionKey& key);

/// The files that the step makes, in the order of its options.
std::vector<std::filesystem::path> outputs_of(const StepValues& values);

/// Where the key of an output's last run is recorded.
std::filesystem::path record_path(const std::filesystem::path& output);

}  // namespace ocelot::action
