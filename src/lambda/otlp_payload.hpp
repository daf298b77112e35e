// Numbered payloads of OTLP, as JSON
// (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::lambda {

/// A payload with one span, metric or log record, which has the number in its name. `signal` is
/// "traces", "metrics" or "logs".
std::string make_payload(std::string_view signal, unsigned number);

/// The numbers of the payloads in the body of an export, each once. A name is the same text in JSON
/// and in Protobuf.
std::vector<unsigned> payloads_in(std::string_view body);

}  // namespace ocelot::lambda
