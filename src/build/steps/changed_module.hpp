// The report of a module whose bytes differ from the recorded ones.
#pragma once

#include <filesystem>

#include "build/steps/place_lookup.hpp"
#include "support/base/diagnostic.hpp"
#include "support/golang/go_failure.hpp"

namespace ocelot::steps {

/// At the place that requires the module, or for `target`, the file that the step creates. It has
/// no help yet.
Diagnostic report_changed_module(const golang::ChangedModule& module,
                                 const std::filesystem::path& target, const PlaceLookup& places);

}  // namespace ocelot::steps
