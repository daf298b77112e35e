// Writes and finds the names of payloads.
#include "lambda/otlp_payload.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "support/base/json.hpp"
#include "support/base/number.hpp"

namespace ocelot::lambda {

namespace {

constexpr std::string_view k_prefix = "ocelot-payload-";
constexpr std::size_t k_digits = 6;

std::string name_of(unsigned number) {
  return fmt::format("{}{:06}", k_prefix, number);
}

std::string now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return fmt::format("{}", std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
}

Json list(Json item) {
  return Json::array({std::move(item)});
}

Json span(unsigned number) {
  return {{"traceId", fmt::format("{:032x}", number)},
          {"spanId", fmt::format("{:016x}", number)},
          {"name", name_of(number)},
          {"kind", std::uint64_t{1}},
          {"startTimeUnixNano", now()},
          {"endTimeUnixNano", now()}};
}

Json metric(unsigned number) {
  const Json point = {{"timeUnixNano", now()}, {"asDouble", 1.0}};
  return {{"name", name_of(number)}, {"gauge", Json{{"dataPoints", list(point)}}}};
}

Json log_record(unsigned number) {
  return {{"timeUnixNano", now()}, {"body", Json{{"stringValue", name_of(number)}}}};
}

// The resource and the scope have no attributes.
Json request(std::string_view resources, std::string_view scopes, std::string_view items,
             Json item) {
  Json scope = Json::object();
  scope.add(items, list(std::move(item)));
  Json resource = {{"resource", Json::object()}};
  resource.add(scopes, list(std::move(scope)));
  Json request = Json::object();
  request.add(resources, list(std::move(resource)));
  return request;
}

}  // namespace

std::string make_payload(std::string_view signal, unsigned number) {
  Json payload;
  if (signal == "traces")
    payload = request("resourceSpans", "scopeSpans", "spans", span(number));
  else if (signal == "metrics")
    payload = request("resourceMetrics", "scopeMetrics", "metrics", metric(number));
  else
    payload = request("resourceLogs", "scopeLogs", "logRecords", log_record(number));
  return payload.text(Json::Layout::compact);
}

std::vector<unsigned> payloads_in(std::string_view body) {
  std::vector<unsigned> numbers;
  for (std::size_t at = body.find(k_prefix); at != std::string_view::npos;
       at = body.find(k_prefix, at + 1)) {
    const auto number = read_number<unsigned>(body.substr(at + k_prefix.size(), k_digits));
    if (number && std::find(numbers.begin(), numbers.end(), *number) == numbers.end())
      numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace ocelot::lambda
