// Sets up proxies, certificates and timeouts.
#include "support/git/git_network.hpp"

#include <array>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

#include "support/base/credential.hpp"
#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/git_socket.hpp"
#include "support/io/environment.hpp"

namespace ocelot::git {

namespace {

// Where distributions keep the certificates that they trust (crypto/x509/root_linux.go of Go lists
// the same files). Debian's libgit2 reads the first in any case.
constexpr std::array k_certificate_files{
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu
    "/etc/pki/tls/certs/ca-bundle.crt",    // Amazon Linux, Fedora
    "/etc/ssl/ca-bundle.pem",              // openSUSE
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",  // Alpine
};

constexpr const char* k_timeout = "OCELOT_GIT_TIMEOUT";

Result<std::chrono::seconds> read_timeout() {
  const std::string text = io::environment_variable(k_timeout);
  if (text.empty()) return std::chrono::seconds(30);
  const auto count = read_number<int>(text);
  if (count && *count >= 1 && *count <= 86400) return std::chrono::seconds(*count);
  return fail(error(
      "bad-variable", {},
      fmt::format("{} takes a number of seconds from 1 to 86400, not '{}'", k_timeout, text)));
}

std::string first_of(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string value = io::environment_variable(name); !value.empty()) return value;
  }
  return {};
}

// libgit2 itself reads these variables, NO_PROXY and git's http.proxy. But it ignores ALL_PROXY,
// fails on an empty variable, and requires a scheme, while git and curl accept `host:port`.
Status set_proxy(const char* name, const char* capitals) {
  std::string value = first_of({name, capitals, "all_proxy", "ALL_PROXY"});
  ::unsetenv(capitals);
  if (value.empty()) {
    ::unsetenv(name);
    return {};
  }
  if (value.find("://") == std::string::npos) value = "http://" + value;
  const std::string lower = in_lower_case(value);
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) {
    return fail(error("bad-variable", {},
                      fmt::format("the proxy '{}' is not one for HTTP", mask_credentials(value)))
                    .with_help("set https_proxy or http_proxy to a proxy of the form "
                               "http://HOST:PORT"));
  }
  ::setenv(name, value.c_str(), 1);
  return {};
}

std::string configured_certificates() {
  git_config* opened = nullptr;
  if (git_config_open_default(&opened) != 0) return {};
  const GitConfigHandle config(opened);
  git_buf path = GIT_BUF_INIT;
  if (git_config_get_path(&path, config.get(), "http.sslcainfo") != 0) return {};
  std::string found(path.ptr, path.size);
  git_buf_dispose(&path);
  return found;
}

// The file of this system, or nothing if it has none or libgit2 finds it.
std::string system_certificates() {
  for (const char* path : k_certificate_files) {
    if (::access(path, R_OK) == 0) return path == k_certificate_files.front() ? "" : path;
  }
  return {};
}

// Tries git's sources in git's order, then OpenSSL's variables, then the system. libgit2 reads none
// of them.
Status set_certificates() {
  std::string file = io::environment_variable("GIT_SSL_CAINFO");
  std::string folder;
  if (file.empty()) file = configured_certificates();
  if (file.empty()) {
    file = io::environment_variable("SSL_CERT_FILE");
    folder = io::environment_variable("SSL_CERT_DIR");
  }
  if (file.empty() && folder.empty()) file = system_certificates();
  if (file.empty() && folder.empty()) return {};
  if (git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file.empty() ? nullptr : file.c_str(),
                       folder.empty() ? nullptr : folder.c_str()) == 0)
    return {};
  const std::string& where = file.empty() ? folder : file;
  return git_failure("upstream-untrusted", where,
                     fmt::format("no certificates can be read from {}", where));
}

Status prepare() {
  start_git();
  const Result<std::chrono::seconds> timeout = read_timeout();
  if (!timeout) return fail(timeout.error());
  bound_connections(*timeout);
  if (Status done = set_proxy("https_proxy", "HTTPS_PROXY"); !done) return done;
  if (Status done = set_proxy("http_proxy", "HTTP_PROXY"); !done) return done;
  return set_certificates();
}

}  // namespace

Status prepare_network() {
  static const Status k_done = prepare();
  return k_done;
}

}  // namespace ocelot::git
