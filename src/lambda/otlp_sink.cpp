// Reads the number of the exporter from the path, and those of the payloads from the body.
#include "lambda/otlp_sink.hpp"

#include <thread>

#include <fmt/format.h>

#include "lambda/otlp_payload.hpp"
#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::lambda {

void OtlpSink::add_to(HttpServer& server) {
  server.answer(HttpMethod::post, "/.*", [this](const HttpCall& call) { return accept(call); });
}

std::string OtlpSink::path_of(std::size_t exporter) {
  return fmt::format("/{}", exporter);
}

// The answer has the encoding of the request; an empty Protobuf message is empty.
HttpAnswer OtlpSink::accept(const HttpCall& call) {
  std::this_thread::sleep_for(delay_);
  const std::vector<std::string_view> parts = split(call.path, '/');
  const auto exporter = read_number<std::size_t>(parts.size() > 1 ? parts[1] : "");
  if (!exporter) return {.status = 404};
  {
    const std::lock_guard lock(mutex_);
    for (unsigned payload : payloads_in(call.body))
      arrivals_.push_back({*exporter, payload, Clock::now()});
  }
  const std::string type = call.header("content-type");
  return {.body = type == "application/json" ? "{}" : "", .type = type};
}

std::vector<Arrival> OtlpSink::arrivals() const {
  const std::lock_guard lock(mutex_);
  return arrivals_;
}

}  // namespace ocelot::lambda
