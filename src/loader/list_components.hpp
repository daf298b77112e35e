// Lists the components of a library, with those of a plugin, in a trial: both run their code.
#pragma once

#include "loader/trial.hpp"

namespace ocelot::load {

/// What a trial does, in order.
enum class ListingStep { load_library, load_plugin, list };

/// The last step, its outcome, and the list if it succeeded.
struct Listing {
  ListingStep step = ListingStep::load_library;
  Outcome outcome;
  std::string json;  ///< as from Collector::components()
};

/// Lists the components in a child process, which may take `patience`. `plugin` is empty for none.
/// The program must have only one thread. `when_slow` is called if this takes longer than a second.
Listing list_components(const std::string& library, const std::string& plugin,
                        std::chrono::milliseconds patience, const std::function<void()>& when_slow);

}  // namespace ocelot::load
