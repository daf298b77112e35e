// An http address whose host is this machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocelot::lambda {

struct LoopbackUrl {
  int port = 0;
  std::string path;  ///< begins with a slash
};

/// The port and path of an address such as http://sandbox.localdomain:8080/events. The host is not
/// looked up, because in the emulator each host is this machine. Nothing without a port.
std::optional<LoopbackUrl> parse_loopback_url(std::string_view url);

/// The port of HOST:PORT; nothing if there is none.
std::optional<int> port_of(std::string_view endpoint);

}  // namespace ocelot::lambda
