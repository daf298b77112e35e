// Lambda's Extensions API, for one extension.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html. An extension
// registers, asks for the next event each time that it has nothing to do, and reports errors of its
// initialization (init/error) or later (exit/error).
// Managed Instances have no INVOKE events for extensions:
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-execution-environment.html.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lambda/http_server.hpp"
#include "lambda/init_type.hpp"
#include "lambda/moment.hpp"

namespace ocelot::lambda {

/// What an extension did.
struct ExtensionCalls {
  std::string name;                 ///< as it registered; empty before that
  std::vector<std::string> events;  ///< for which it registered
  std::optional<Moment> registered;
  std::vector<Moment> nexts;  ///< when it asked for an event
  std::optional<std::string>
      error;            ///< the first report of an error, with the path that was called
  std::string refusal;  ///< why the first refused call was refused; else empty
};

class ExtensionsApi {
 public:
  explicit ExtensionsApi(InitType init_type) : init_type_(init_type) {}

  /// Adds the handlers of all paths below /2020-01-01/extension.
  void add_to(HttpServer& server);

  /// The answer to the request for an event that waits, or that comes next.
  void send_event(std::string event);

  /// Waits until the extension has asked for `count` events, has reported an error or has ended, or
  /// until the deadline. Returns whether it has asked for that many.
  bool wait_for_next(std::size_t count, Moment deadline);

  /// Call this when the process of the extension has ended: requests for an event no longer wait.
  void end();

  ExtensionCalls calls() const;

  /// Whether the identifier is that of the extension, which it sends as a header with each call.
  bool knows(const HttpCall& call) const;

 private:
  HttpAnswer register_extension(const HttpCall& call);
  HttpAnswer next_event(const HttpCall& call);
  HttpAnswer accept_error(const HttpCall& call);
  HttpAnswer refuse(int status, const std::string& type, const std::string& message);

  InitType init_type_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  ExtensionCalls calls_;
  std::deque<std::string> events_;
  bool has_ended_ = false;
};

}  // namespace ocelot::lambda
