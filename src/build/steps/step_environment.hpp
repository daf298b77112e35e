// What a step may use beside its request, and how it came to its outputs.
#pragma once

#include <string>

#include "build/cache/store.hpp"
#include "build/steps/place_lookup.hpp"
#include "build/steps/step_sandbox.hpp"

namespace ocelot::steps {

struct StepEnvironment {
  Network network = Network::allowed;
  PlaceLookup places{};                 ///< asked only for the message of a failure
  const cache::Store* store = nullptr;  ///< has what would be linked again; null: no cache
  std::string go{};                     ///< what identify_go said; only for the store
};

/// How a step came to its outputs.
enum class StepResult { executed, from_cache };

}  // namespace ocelot::steps
