// Computes the key of a step's outputs from its request.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/cache/action_key.hpp"
#include "build/cache/store.hpp"
#include "build/steps/tool_sandbox.hpp"
#include "graph/contract/step_words.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

using StepValues = graph::RequestValues<graph::InWords>;

/// The key that the digest, its record and the explanation use: the step's kind and version, its
/// options by their roles, the content of its inputs, and the sandbox. Fails if an input cannot be
/// read or if a tool does not report its version.
Result<cache::ActionKey> key_of(const graph::StepContract& contract, const StepValues& values,
                                const steps::ToolSandbox& sandbox);

/// Go's identity in a key; empty if the step does not depend on go.
std::string go_in(const cache::ActionKey& key);

/// The sandbox in a key; empty if there is none.
std::string sandbox_in(const cache::ActionKey& key);

/// The files that the step creates, in the order of its options, with the names of the options.
std::vector<cache::OutputFile> outputs_of(const StepValues& values);

/// The path of the record with the key of an output's last run.
std::filesystem::path record_path(const std::filesystem::path& output);

}  // namespace ocelot::action
