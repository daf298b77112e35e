// Answers about a program that are costly to find, kept in the action cache.
#pragma once

#include <functional>
#include <optional>

#include "build/cache/action_key.hpp"
#include "build/steps/step_environment.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// The answer that the environment's store has for a key. If it has none, calls `find` and stores
/// the answer. Without a store, it only calls `find`. Fails as `find`.
Result<Json> keep_answer(const StepEnvironment& environment, const cache::ActionKey& key,
                         const std::function<Result<Json>()>& find);

/// The answer that the environment's store has for a key; nothing if it has none, or if there is no
/// store.
std::optional<Json> find_kept(const StepEnvironment& environment, const cache::ActionKey& key);

/// Stores an answer. One that cannot be stored is only found again.
void keep(const StepEnvironment& environment, const cache::ActionKey& key, const Json& answer);

}  // namespace ocelot::steps
