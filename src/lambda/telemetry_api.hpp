// Lambda's Telemetry API: an extension subscribes, and receives events over HTTP.
// Sources: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api.html and
// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api-reference.html.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "lambda/extensions_api.hpp"
#include "lambda/http_server.hpp"
#include "lambda/init_type.hpp"
#include "lambda/moment.hpp"
#include "support/base/json.hpp"

namespace ocelot::lambda {

/// A subscription. An extension may have several, each with another address.
struct Subscription {
  std::vector<std::string> types;  ///< platform, function, extension
  std::string uri{};
  int port = 0;
  std::string path{};
  milliseconds timeout{1000};  ///< how long Lambda collects events before it sends them
};

class TelemetryApi {
 public:
  TelemetryApi(const ExtensionsApi& extensions, InitType init_type)
      : extensions_(extensions), init_type_(init_type) {}

  /// Adds the handler of /2022-07-01/telemetry.
  void add_to(HttpServer& server);

  /// Stores an event, such as platform.start, until it is delivered.
  void record(const std::string& type, Json details);

  /// Waits as long as the longest timeout of a subscription, as Lambda does, and sends each
  /// subscription the events of its types. Returns why deliveries failed.
  std::vector<std::string> deliver();

  std::vector<Subscription> subscriptions() const;

 private:
  HttpAnswer subscribe(const HttpCall& call);

  const ExtensionsApi& extensions_;
  InitType init_type_;
  mutable std::mutex mutex_;
  std::vector<Subscription> subscriptions_;
  std::vector<std::pair<std::string, Json>> events_;
};

}  // namespace ocelot::lambda
