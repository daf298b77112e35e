// The way of a payload through a collector: the receiver that takes it, and the exporters that send
// it on. In: the configuration. Out: a port, and what to replace in the text so that the exporters
// send to the sink.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/source.hpp"

namespace ocelot::lambda {

/// An exporter of a pipeline.
struct ExporterUse {
  std::string id;
  /// Why its data cannot reach the sink; empty if it can.
  std::string obstacle{};
  /// The values that name its backend, and what each becomes below the address of the sink.
  std::vector<std::pair<Place, std::string>> endpoints{};
};

struct OtlpRoute {
  std::string signal;                    ///< of the payloads; empty if no receiver takes them
  int port = 0;                          ///< of the receiver
  std::string receiver;                  ///< its id
  std::string obstacle;                  ///< why no receiver takes payloads; else empty
  std::vector<ExporterUse> exporters{};  ///< of all pipelines, sorted by id
  std::vector<std::string> expected{};   ///< those that get the payloads and can be redirected
};

/// Reads a collector's configuration. `variables` are the values of ${env:NAME}. Fails if the text
/// is not YAML; whatever else is wrong with it, the collector reports.
Result<OtlpRoute> find_route(const SourceRef& config,
                             const std::map<std::string, std::string>& variables);

/// The configuration with the address of the sink, which is followed by /NUMBER for each exporter
/// in the order of the route, in place of the endpoints.
std::string redirect(const SourceFile& config, const OtlpRoute& route, const std::string& sink);

/// A value in which ${NAME}, ${env:NAME} and ${env:NAME:-DEFAULT} are replaced; nothing if it has
/// other references, or a variable without a value. See the documentation of the collector:
/// https://opentelemetry.io/docs/collector/configuration/#environment-variables.
std::optional<std::string> expand(std::string_view value,
                                  const std::map<std::string, std::string>& variables);

}  // namespace ocelot::lambda
