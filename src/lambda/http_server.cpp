// Runs cpp-httplib's server in a thread.
#include "lambda/http_server.hpp"

#include <cerrno>
#include <ctime>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::lambda {

namespace {

constexpr const char* k_loopback = "127.0.0.1";

// More than an extension and its exporters have connections: each connection occupies a thread.
constexpr std::size_t k_threads = 16;

constexpr std::time_t k_keep_alive = 3600;  // seconds
constexpr std::size_t k_most_requests = 1'000'000;

HttpCall call_of(const httplib::Request& request) {
  HttpCall call{request.path, request.body, {}};
  for (const auto& [name, value] : request.headers) call.headers[in_lower_case(name)] = value;
  return call;
}

httplib::Server::Handler library_handler(HttpHandler handler) {
  return
      [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
        const HttpAnswer answer = handler(call_of(request));
        response.status = answer.status;
        for (const auto& [name, value] : answer.headers) response.set_header(name, value);
        response.set_content(answer.body, answer.type);
      };
}

}  // namespace

struct HttpServer::Library {
  httplib::Server server;
  std::thread thread;
  int port = 0;
};

std::string HttpCall::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

HttpServer::HttpServer() : library_(std::make_unique<Library>()) {
  library_->server.new_task_queue = [] { return new httplib::ThreadPool(k_threads); };
  library_->server.set_tcp_nodelay(true);
  // A connection stays open while its client is stopped.
  library_->server.set_keep_alive_timeout(k_keep_alive);
  library_->server.set_keep_alive_max_count(k_most_requests);
}

HttpServer::~HttpServer() {
  if (!library_->thread.joinable()) return;
  library_->server.stop();
  library_->thread.join();
}

void HttpServer::answer(HttpMethod method, const std::string& path, HttpHandler handler) {
  switch (method) {
    case HttpMethod::get:
      library_->server.Get(path, library_handler(std::move(handler)));
      break;
    case HttpMethod::post:
      library_->server.Post(path, library_handler(std::move(handler)));
      break;
    case HttpMethod::put:
      library_->server.Put(path, library_handler(std::move(handler)));
      break;
  }
}

Status HttpServer::listen() {
  library_->port = library_->server.bind_to_any_port(k_loopback);
  if (library_->port <= 0) return io::system_failure("listen on", k_loopback, errno);
  library_->thread = std::thread([this] { library_->server.listen_after_bind(); });
  // stop() has no effect on a server that does not run yet.
  while (!library_->server.is_running()) std::this_thread::yield();
  return {};
}

int HttpServer::port() const {
  return library_->port;
}

std::string HttpServer::url() const {
  return fmt::format("http://{}:{}", k_loopback, port());
}

}  // namespace ocelot::lambda
