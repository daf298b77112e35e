// Reads URLs of shared caches.
#include "support/base/cache_location.hpp"

#include <string_view>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_file = "file:";
constexpr std::string_view k_http = "http://";
constexpr std::string_view k_https = "https://";

// A URL is not in the message if it may have a credential.
Unexpected<Diagnostics> bad(std::string message, std::string help) {
  return fail(error("bad-remote-cache", {}, std::move(message)).with_help(std::move(help)));
}

std::string without_last_slashes(std::string_view text) {
  while (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
  return std::string(text);
}

std::string_view host_of(std::string_view url) {
  const std::string_view rest = url.substr(url.find("//") + 2);
  const std::string_view host = rest.substr(0, rest.find('/'));
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

Result<CacheLocation> read_folder(std::string_view path) {
  if (path.starts_with("///")) path.remove_prefix(2);
  if (path.starts_with('/') && !path.starts_with("//"))
    return CacheLocation{CacheLocation::Kind::folder, without_last_slashes(path)};
  return bad(fmt::format("'{}{}' is not a shared cache: the path is not absolute", k_file, path),
             "write file: and an absolute path, such as file:/var/cache/ocelot");
}

Result<CacheLocation> read_server(const std::string& url) {
  const std::string_view host = host_of(url);
  if (url.substr(0, url.find('/', k_https.size())).find('@') != std::string::npos)
    return bad("the URL of the shared cache has a user name or a password",
               "put it into ~/.netrc, or a token into OCELOT_REMOTE_CACHE_TOKEN");
  if (url.find_first_of("?# \t\r\n") != std::string::npos || host.empty())
    return bad("the URL of the shared cache has no host, or has '?', '#' or a blank",
               "write http(s)://HOST/PATH; put a token into OCELOT_REMOTE_CACHE_TOKEN");
  return CacheLocation{CacheLocation::Kind::http, without_last_slashes(url)};
}

}  // namespace

bool CacheLocation::is_confidential() const {
  if (kind == Kind::folder || in_lower_case(text).starts_with(k_https)) return true;
  const std::string_view host = host_of(text);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::string CacheLocation::url() const {
  return kind == Kind::folder ? fmt::format("{}{}", k_file, text) : text;
}

Result<CacheLocation> read_cache_location(const std::string& url) {
  if (url.starts_with(k_file)) return read_folder(std::string_view(url).substr(k_file.size()));
  if (url.starts_with(k_http) || url.starts_with(k_https)) return read_server(url);
  const std::size_t scheme = url.find("://");
  if (scheme != std::string::npos)
    return bad(fmt::format("a shared cache cannot have a URL with '{}'", url.substr(0, scheme)),
               "write file:/FOLDER, http://HOST/PATH or https://HOST/PATH");
  return bad("the shared cache is not a URL",
             "write file:/FOLDER, http://HOST/PATH or https://HOST/PATH");
}

}  // namespace ocelot
