// One run of a layer's extension against the emulator. In: an unpacked layer and how to run it.
// Out: what was measured, and which rules the extension broke.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lambda/init_type.hpp"
#include "lambda/moment.hpp"
#include "lambda/payload_arrivals.hpp"
#include "lambda/rule.hpp"
#include "support/base/result.hpp"

namespace ocelot::lambda {

/// How long Lambda waits. Source:
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html.
struct Limits {
  milliseconds next{10'000};     ///< until the extension asks for the next event
  milliseconds shutdown{2'000};  ///< from SHUTDOWN until the process has ended
};

struct EmulationRequest {
  std::filesystem::path layer;  ///< the folder with extensions/ and collector-config/
  std::filesystem::path work;   ///< a folder for a changed configuration
  std::optional<std::filesystem::path>
      config;  ///< instead of the layer's collector-config/config.yaml
  std::map<std::string, std::string> variables;  ///< of the extension, besides those of Lambda
  unsigned invocations = 3;
  bool freezes = false;  ///< stop the extension between invocations
  milliseconds sink_delay{0};
  InitType init_type = InitType::on_demand;
  Limits limits{};
};

/// The rule that an extension broke, and what happened.
struct BrokenRule {
  Rule rule = Rule::lost_payload;
  std::string message;
};

struct RedirectedExporter {
  std::string id;
  std::string obstacle;  ///< why its data does not reach the sink; empty if it does
};

/// A value that was not reached is null.
struct EmulationReport {
  std::string extension;            ///< the name of its file
  std::vector<std::string> events;  ///< for which it registered
  std::optional<double> register_ms;
  std::optional<double> next_ms;
  std::optional<double> cpu_to_next_ms;
  std::optional<double> cpu_ms;                 ///< of the whole run
  std::optional<std::uint64_t> memory_at_next;  ///< bytes; the peak until then
  std::optional<std::uint64_t> peak_memory;     ///< bytes; until SHUTDOWN
  std::optional<double> shutdown_ms;
  std::optional<std::uint64_t> exit_code;
  unsigned subscriptions = 0;  ///< to the Telemetry API
  std::string signal;          ///< of the payloads; empty if none was sent
  std::string receiver;
  std::string unchecked;  ///< why the delivery was not checked; empty if it was
  std::vector<RedirectedExporter> exporters;
  std::vector<PayloadArrival> payloads;
  std::vector<BrokenRule> broken;
};

/// Runs the extension. Fails if the layer has no extension, if its configuration is not YAML, or if
/// the system does not allow a server or a process.
Result<EmulationReport> emulate(const EmulationRequest& request);

}  // namespace ocelot::lambda
