// A server as a shared cache: GET, HEAD and PUT.
#pragma once

#include <memory>
#include <string>

#include "build/remote/transport.hpp"

namespace ocelot::remote {

/// How requests identify their sender.
struct Credentials {
  std::string header{};      ///< a whole header; empty if there is none
  std::string netrc_file{};  ///< empty: ~/.netrc
  bool uses_netrc = false;
};

/// Redirects are not followed, so a credential goes only to the server of the URL.
class HttpTransport : public Transport {
 public:
  /// The URL has no '/' at its end. libcurl is opened by the first request.
  HttpTransport(std::string url, Credentials credentials);
  ~HttpTransport() override;

  Result<bool> get(const std::string& name, const Accept& accept, Deadline& deadline) override;
  Result<bool> has(const std::string& name, std::uintmax_t size, Deadline& deadline) override;
  Status put(const std::string& name, const Upload& upload, Deadline& deadline) override;
  void discard(const std::string& name) override;

 private:
  class Connection;

  Result<Connection*> connect();

  std::string url_;
  Credentials credentials_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace ocelot::remote
