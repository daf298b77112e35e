// Chooses the transport, and what it sends.
#include "build/remote/open_shared.hpp"

#include <fmt/format.h>

#include "build/remote/folder_transport.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::remote {

Credentials credentials_for(const CacheLocation& location) {
  if (!location.is_confidential()) return {};
  Credentials credentials{{}, io::environment_variable("NETRC"), true};
  const std::string value = io::environment_variable("OCELOT_REMOTE_CACHE_TOKEN");
  const std::string token(trim(value));
  if (token.empty() || token.find_first_of("\r\n") != std::string::npos) return credentials;
  const bool is_header = token.find(": ") != std::string::npos;
  credentials.header = is_header ? token : fmt::format("Authorization: Bearer {}", token);
  credentials.uses_netrc = false;
  return credentials;
}

std::unique_ptr<Transport> open_transport(const CacheLocation& location, bool is_read_only) {
  if (location.kind == CacheLocation::Kind::folder)
    return std::make_unique<FolderTransport>(location.text, is_read_only);
  return std::make_unique<HttpTransport>(location.text, credentials_for(location));
}

}  // namespace ocelot::remote
