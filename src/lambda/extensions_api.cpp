// The handlers.
#include "lambda/extensions_api.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/json.hpp"
#include "support/base/text.hpp"

namespace ocelot::lambda {

namespace {

constexpr const char* k_identifier = "6f1c7e5e-0c3e-4d8a-9a55-0ce107000001";

bool is_event(const std::string& name, InitType init_type) {
  return name == "SHUTDOWN" || (name == "INVOKE" && init_type != InitType::managed_instances);
}

// The account is in the answer only if the extension accepts it.
std::string registration_answer(bool has_account) {
  Json answer = {
      {"functionName", "smoke"}, {"functionVersion", "$LATEST"}, {"handler", "index.handler"}};
  if (has_account) answer.add("accountId", "123456789012");
  return answer.text(Json::Layout::compact);
}

// The type is in a header; the message, which may have several lines, is in the body.
std::string text_of_error(const HttpCall& call) {
  const std::string path = call.path.ends_with("/init/error") ? "init/error" : "exit/error";
  std::string text =
      fmt::format("{}: {}", path, call.header("lambda-extension-function-error-type"));
  const std::optional<Json> body = parse_json(call.body);
  const Json* const message = body ? body->find("errorMessage") : nullptr;
  if (message != nullptr && message->string() != nullptr)
    text += fmt::format(": {}", fmt::join(words_in(*message->string()), " "));
  return text;
}

}  // namespace

void ExtensionsApi::add_to(HttpServer& server) {
  const std::string base = "/2020-01-01/extension";
  server.answer(HttpMethod::post, base + "/register",
                [this](const HttpCall& call) { return register_extension(call); });
  server.answer(HttpMethod::get, base + "/event/next",
                [this](const HttpCall& call) { return next_event(call); });
  server.answer(HttpMethod::post, base + "/(init|exit)/error",
                [this](const HttpCall& call) { return accept_error(call); });
}

HttpAnswer ExtensionsApi::register_extension(const HttpCall& call) {
  const std::string name = call.header("lambda-extension-name");
  const std::optional<Json> body = parse_json(call.body);
  if (name.empty() || !body)
    return refuse(400, "InvalidRequestFormat", "register: no name or no JSON");
  const std::vector<std::string> events = strings_in(body->find("events"));
  for (const std::string& event : events) {
    if (!is_event(event, init_type_))
      return refuse(400, "Extension.InvalidEventType",
                    fmt::format("register: {} has no event '{}'", name_of(init_type_), event));
  }
  const std::lock_guard lock(mutex_);
  calls_.name = name;
  calls_.events = events;
  calls_.registered = Clock::now();
  const bool has_account =
      call.header("lambda-extension-accept-feature").find("accountId") != std::string::npos;
  return {.body = registration_answer(has_account),
          .headers = {{"Lambda-Extension-Identifier", k_identifier}}};
}

// The request may wait for any time: the environment is frozen while all extensions wait here.
HttpAnswer ExtensionsApi::next_event(const HttpCall& call) {
  if (!knows(call))
    return refuse(403, "Extension.UnknownExtensionIdentifier", "event/next: unknown extension");
  std::unique_lock lock(mutex_);
  calls_.nexts.push_back(Clock::now());
  changed_.notify_all();
  changed_.wait(lock, [&] { return has_ended_ || !events_.empty(); });
  if (events_.empty()) return {.status = 500};
  HttpAnswer answer{.body = std::move(events_.front())};
  events_.pop_front();
  answer.headers["Lambda-Extension-Event-Identifier"] =
      fmt::format("event-{}", calls_.nexts.size());
  return answer;
}

HttpAnswer ExtensionsApi::accept_error(const HttpCall& call) {
  if (!knows(call))
    return refuse(403, "Extension.UnknownExtensionIdentifier", "error: unknown extension");
  const std::lock_guard lock(mutex_);
  if (!calls_.error) calls_.error = text_of_error(call);
  changed_.notify_all();
  return {.status = 202, .body = R"({"status":"OK"})"};
}

HttpAnswer ExtensionsApi::refuse(int status, const std::string& type, const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (calls_.refusal.empty()) calls_.refusal = message;
  return {.status = status,
          .body = Json{{"errorType", type}, {"errorMessage", message}}.text(Json::Layout::compact)};
}

void ExtensionsApi::send_event(std::string event) {
  const std::lock_guard lock(mutex_);
  events_.push_back(std::move(event));
  changed_.notify_all();
}

bool ExtensionsApi::wait_for_next(std::size_t count, Moment deadline) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, deadline, [&] {
    return has_ended_ || calls_.error.has_value() || calls_.nexts.size() >= count;
  });
  return calls_.nexts.size() >= count;
}

void ExtensionsApi::end() {
  const std::lock_guard lock(mutex_);
  has_ended_ = true;
  changed_.notify_all();
}

ExtensionCalls ExtensionsApi::calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

bool ExtensionsApi::knows(const HttpCall& call) const {
  const std::lock_guard lock(mutex_);
  return calls_.registered && call.header("lambda-extension-identifier") == k_identifier;
}

}  // namespace ocelot::lambda
