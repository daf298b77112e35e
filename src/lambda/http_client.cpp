// Uses cpp-httplib's client.
#include "lambda/http_client.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include "support/base/text.hpp"

namespace ocelot::lambda {

std::string post_json(int port, const std::string& path, const std::string& body,
                      std::chrono::milliseconds limit) {
  httplib::Client client("127.0.0.1", port);
  client.set_tcp_nodelay(true);
  client.set_connection_timeout(limit);
  client.set_read_timeout(limit);
  client.set_write_timeout(limit);
  const httplib::Result answer = client.Post(path, body, "application/json");
  if (!answer)
    return fmt::format("no answer from port {}: {}", port, httplib::to_string(answer.error()));
  if (answer->status < 300) return {};
  return fmt::format("status {} {}", answer->status, trim(answer->body));
}

}  // namespace ocelot::lambda
