// An HTTP server on loopback. In: handlers by method and path. Out: a free port. Only this unit and
// http_client know the library.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "support/base/result.hpp"

namespace ocelot::lambda {

enum class HttpMethod { get, post, put };

/// A request that a client sent. Names of headers are in lower case; a compressed body is
/// decompressed.
struct HttpCall {
  std::string path;
  std::string body;
  std::map<std::string, std::string> headers;

  /// The value of a header; empty if the client did not send it.
  std::string header(const std::string& name) const;
};

struct HttpAnswer {
  int status = 200;
  std::string body{};
  std::string type = "application/json";
  std::map<std::string, std::string> headers{};
};

/// Each handler runs in a thread of the server, several at once. A handler may wait.
using HttpHandler = std::function<HttpAnswer(const HttpCall& call)>;

class HttpServer {
 public:
  HttpServer();
  /// Stops after all running handlers have returned.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Answers requests whose whole path matches a regular expression. Call this before `listen`.
  void answer(HttpMethod method, const std::string& path, HttpHandler handler);

  /// Starts on a free port of 127.0.0.1. Fails if the system does not allow that.
  Status listen();

  int port() const;

  /// "http://127.0.0.1:PORT".
  std::string url() const;

 private:
  struct Library;

  std::unique_ptr<Library> library_;
};

}  // namespace ocelot::lambda
