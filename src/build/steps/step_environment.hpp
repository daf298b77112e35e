// What a step may use in addition to its request, and where its outputs came from.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "build/cache/eviction.hpp"
#include "build/cache/store.hpp"
#include "build/steps/place_lookup.hpp"
#include "build/steps/tool_sandbox.hpp"
#include "graph/paths.hpp"

namespace ocelot::steps {

/// Whether a step may use the network. Without it, Go uses only modules in its module cache.
enum class Network { allowed, forbidden };

struct StepEnvironment {
  Network network = Network::allowed;
  ToolSandbox sandbox{};                ///< where upstream's code runs
  PlaceLookup places{};                 ///< used only for the message of a failure
  const cache::Store* store = nullptr;  ///< may have the results of a link; null if there is no
                                        ///< cache
  cache::Limit limit{};                 ///< of the store
  std::string go{};                     ///< result of identify_go; used only for the store
  std::string again{};  ///< the command that does the work again; empty: ninja and the output
  std::filesystem::path build_folder{graph::k_build_folder};  ///< see write_output
  /// Reports warnings of a step that succeeds.
  std::function<void(const Diagnostics&)> warn = [](const Diagnostics&) {};
  std::vector<std::string> programs{};  ///< absolute paths of programs that the step's tools may
                                        ///< run by name
};

/// Where the outputs of a step came from.
enum class StepResult { executed, from_cache };

}  // namespace ocelot::steps
