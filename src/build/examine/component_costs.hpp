// What each component adds to a layer's program, from real links: a component shares code with
// others, so no table of symbols shows it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "build/examine/program_tree.hpp"
#include "build/steps/step_environment.hpp"
#include "support/base/result.hpp"

namespace ocelot::examine {

struct ComponentCost {
  std::string component;   ///< its tag without the prefix; TYPE.all is all components of a type
  std::int64_t adds = 0;   ///< bytes that the layer's program does not have without it
  std::int64_t alone = 0;  ///< bytes that it adds to a program without any component
};

struct ComponentCosts {
  std::uint64_t full = 0;                 ///< bytes of the program as the layer has it
  std::uint64_t base = 0;                 ///< bytes of the program without any component
  std::vector<ComponentCost> components;  ///< sorted by component
};

/// How to link.
struct CostOptions {
  std::size_t jobs = 1;          ///< how many links at once
  std::filesystem::path output;  ///< names the work in messages, and the logs next to it
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< called by one thread at a
                                                                    ///< time, after each link
};

/// Whether the layer's tags choose its components. Otherwise, upstream chooses them.
bool chooses_components(const ProgramSource& layer);

/// Links the program of a layer that chooses its components, with and without each component,
/// unless the environment's store has the size. Fails if a link fails.
Result<ComponentCosts> find_costs(const ProgramSource& layer, const CostOptions& options,
                                  const steps::StepEnvironment& environment);

}  // namespace ocelot::examine
