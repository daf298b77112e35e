// The arguments of `ocelot-load inspect`.
#pragma once

#include <chrono>
#include <string>

#include "support/console/options.hpp"
#include "support/console/output_style.hpp"

namespace ocelot::load {

struct InspectionRequest {
  std::string file;
  bool components = false;  ///< load the file, and list its components
  std::string library;      ///< the one that a plugin belongs to; empty if it is not given
  std::chrono::milliseconds trial_timeout{};
  console::OutputStyle style;
};

/// Reads the arguments.
Result<InspectionRequest> read_inspection_request(const console::Arguments& arguments);

}  // namespace ocelot::load
