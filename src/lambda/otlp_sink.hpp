// The backend of the exporters under test: accepts OTLP over HTTP, and knows which payload came
// when (https://opentelemetry.io/docs/specs/otlp/#otlphttp).
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "lambda/http_server.hpp"
#include "lambda/moment.hpp"

namespace ocelot::lambda {

/// A payload that the sink accepted.
struct Arrival {
  std::size_t exporter = 0;  ///< its number, from 0
  unsigned payload = 0;
  Moment at;
};

class OtlpSink {
 public:
  /// The sink answers after `delay`; then the payload has arrived.
  explicit OtlpSink(milliseconds delay) : delay_(delay) {}

  /// Adds the handler of all paths.
  void add_to(HttpServer& server);

  /// The base address of the exporter with a number, below the address of the server.
  static std::string path_of(std::size_t exporter);

  std::vector<Arrival> arrivals() const;

 private:
  HttpAnswer accept(const HttpCall& call);

  milliseconds delay_;
  mutable std::mutex mutex_;
  std::vector<Arrival> arrivals_;
};

}  // namespace ocelot::lambda
