// Splits an address.
#include "lambda/loopback_url.hpp"

#include "support/base/number.hpp"

namespace ocelot::lambda {

std::optional<LoopbackUrl> parse_loopback_url(std::string_view url) {
  constexpr std::string_view k_scheme = "http://";
  if (!url.starts_with(k_scheme)) return std::nullopt;
  url.remove_prefix(k_scheme.size());
  const std::size_t slash = url.find('/');
  const std::optional<int> port = port_of(url.substr(0, slash));
  if (!port) return std::nullopt;
  return LoopbackUrl{*port, slash == std::string_view::npos ? "/" : std::string(url.substr(slash))};
}

std::optional<int> port_of(std::string_view endpoint) {
  const std::size_t colon = endpoint.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<int> port = read_number<int>(endpoint.substr(colon + 1));
  return port && *port > 0 && *port < 65536 ? port : std::nullopt;
}

}  // namespace ocelot::lambda
