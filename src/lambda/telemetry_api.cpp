// Reads subscriptions, and sends one batch of events to each.
#include "lambda/telemetry_api.hpp"

#include <algorithm>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "lambda/http_client.hpp"
#include "lambda/loopback_url.hpp"

namespace ocelot::lambda {

namespace {

// An extension must accept events while it handles an invocation.
constexpr milliseconds k_longest_delivery{5000};

HttpAnswer refuse_subscription(int status, std::string_view type) {
  return {.status = status, .body = Json{{"errorType", type}}.text(Json::Layout::compact)};
}

// "Buffering" of telemetry-api-reference.html in the developer guide of AWS Lambda.
constexpr std::uint64_t k_shortest_timeout = 25;
constexpr std::uint64_t k_longest_timeout = 30000;

std::optional<Subscription> read_subscription(const std::string& text) {
  const std::optional<Json> body = parse_json(text);
  const Json* const destination = body ? body->find("destination") : nullptr;
  if (destination == nullptr) return std::nullopt;
  Subscription subscription{.types = strings_in(body->find("types")),
                            .uri = text_in(*destination, "URI")};
  const std::optional<LoopbackUrl> url = parse_loopback_url(subscription.uri);
  if (subscription.types.empty() || !url) return std::nullopt;
  subscription.port = url->port;
  subscription.path = url->path;
  const Json* const buffering = body->find("buffering");
  const Json* const timeout = buffering == nullptr ? nullptr : buffering->find("timeoutMs");
  if (timeout == nullptr) return subscription;
  const std::uint64_t count = timeout->number().value_or(0);
  if (count < k_shortest_timeout || count > k_longest_timeout) return std::nullopt;
  subscription.timeout = milliseconds(count);
  return subscription;
}

// Managed Instances deliver only the newest form.
bool has_valid_version(const std::string& text, InitType init_type) {
  const std::optional<Json> body = parse_json(text);
  const std::string version = body ? text_in(*body, "schemaVersion") : std::string();
  if (version == "2025-01-29") return true;
  return init_type != InitType::managed_instances &&
         (version == "2022-12-13" || version == "2022-07-01");
}

bool has_type(const Subscription& subscription, std::string_view event) {
  const std::string_view type = event.substr(0, event.find('.'));
  return std::find(subscription.types.begin(), subscription.types.end(), type) !=
         subscription.types.end();
}

std::string current_time() {
  const auto now = std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
  const auto fraction = now.time_since_epoch().count() % 1000;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)), fraction);
}

}  // namespace

void TelemetryApi::add_to(HttpServer& server) {
  server.answer(HttpMethod::put, "/2022-07-01/telemetry/?",
                [this](const HttpCall& call) { return subscribe(call); });
}

// A subscription with the address of another one replaces it.
HttpAnswer TelemetryApi::subscribe(const HttpCall& call) {
  if (!extensions_.knows(call))
    return refuse_subscription(403, "Extension.UnknownExtensionIdentifier");
  const std::optional<Subscription> subscription = read_subscription(call.body);
  if (!subscription || !has_valid_version(call.body, init_type_))
    return refuse_subscription(400, "ValidationError");
  const std::lock_guard lock(mutex_);
  std::erase_if(subscriptions_,
                [&](const Subscription& other) { return other.uri == subscription->uri; });
  subscriptions_.push_back(*subscription);
  return {.body = "\"OK\""};
}

void TelemetryApi::record(const std::string& type, Json details) {
  const std::lock_guard lock(mutex_);
  events_.emplace_back(
      type, Json{{"time", current_time()}, {"type", type}, {"record", std::move(details)}});
}

std::vector<std::string> TelemetryApi::deliver() {
  std::vector<std::pair<std::string, Json>> events;
  {
    const std::lock_guard lock(mutex_);
    events.swap(events_);
  }
  std::vector<std::string> failures;
  const std::vector<Subscription> all = subscriptions();
  milliseconds longest{0};
  for (const Subscription& subscription : all) longest = std::max(longest, subscription.timeout);
  std::this_thread::sleep_for(longest);
  for (const Subscription& subscription : all) {
    std::vector<Json> batch;
    for (const auto& [type, event] : events) {
      if (has_type(subscription, type)) batch.push_back(event);
    }
    if (batch.empty()) continue;
    const std::string failure =
        post_json(subscription.port, subscription.path,
                  Json::array(std::move(batch)).text(Json::Layout::compact), k_longest_delivery);
    if (!failure.empty()) failures.push_back(fmt::format("{}: {}", subscription.uri, failure));
  }
  return failures;
}

std::vector<Subscription> TelemetryApi::subscriptions() const {
  const std::lock_guard lock(mutex_);
  return subscriptions_;
}

}  // namespace ocelot::lambda
