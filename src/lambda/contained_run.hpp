// Runs the emulator together with an extension where the extension sees what it sees on Lambda: the
// layer in /opt, an empty /tmp, no network but loopback.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lambda/emulation.hpp"
#include "support/base/result.hpp"

namespace ocelot::lambda {

/// Where an extension runs.
enum class Containment {
  bubblewrap,  ///< in namespaces of its own
  container,   ///< where this process runs: the layer is in a temporary folder instead of /opt, and
               ///< the files and the network are those of this process
};

struct ContainedRequest {
  std::filesystem::path zip;      ///< the layer
  std::filesystem::path program;  ///< ocelot-gen
  Containment containment = Containment::bubblewrap;
  EmulationRequest emulation;  ///< without the folders, which are set here
  /// The words with which the program runs an emulation and prints its report as JSON.
  std::function<std::vector<std::string>(const EmulationRequest& emulation)> to_words;
};

struct ContainedResult {
  EmulationReport report;
  std::string output;  ///< of the extension
};

/// Unpacks the layer, runs the program, and reads the report. Fails if the layer cannot be
/// unpacked, if bubblewrap cannot start, or if the program fails.
Result<ContainedResult> run_contained(const ContainedRequest& request);

}  // namespace ocelot::lambda
