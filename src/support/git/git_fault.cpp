// libgit2 1.5 reports most failures only as text; this is the only file that interprets that text.
#include "support/git/git_fault.hpp"

#include <charconv>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/git_socket.hpp"
#include "support/io/process.hpp"

namespace ocelot::git {

namespace {

constexpr std::string_view k_status = "unexpected http status code: ";
constexpr std::string_view k_set_token =
    "set OCELOT_GIT_TOKEN (for github.com also GH_TOKEN or GITHUB_TOKEN) to a token that may read "
    "it";

bool is_https(std::string_view url) {
  return in_lower_case(url).starts_with("https://");
}

int status_in(std::string_view text) {
  int status = 0;
  if (text.starts_with(k_status)) {
    text.remove_prefix(k_status.size());
    std::from_chars(text.data(), text.data() + text.size(), status);
  }
  return status;
}

Diagnostic denied(const std::string& url, std::string message, std::string help) {
  return error("upstream-denied", whole_file(url), std::move(message)).with_help(std::move(help));
}

Diagnostic denied_by_ssh(const std::string& url, const CredentialUse& use) {
  if (use.was_given) {
    return denied(url, "the server accepts no key of the ssh agent",
                  "add a key that may read the repository: ssh-add FILE");
  }
  return denied(url,
                "the server requires a key, and there is no ssh agent (SSH_AUTH_SOCK is not set)",
                "start one and add a key: eval $(ssh-agent); ssh-add");
}

Diagnostic denied_by_https(const std::string& url, const CredentialUse& use) {
  if (use.was_given) {
    return denied(
        url, fmt::format("the server refuses the token of {}", use.variable),
        fmt::format("set {} to a token that is valid and may read the repository", use.variable));
  }
  if (!is_https(url)) {
    return denied(url, "the server requires a login, and a token is sent over https only",
                  "write the repository's https URL, and set OCELOT_GIT_TOKEN");
  }
  return denied(url, "the server requires a login", std::string(k_set_token));
}

Diagnostic denied_by(const std::string& url, const CredentialUse& use, const std::string& text) {
  if (text.find("proxy") != std::string::npos) {
    return denied(url, "the proxy requires a login, or rejects the one that it got",
                  "write the login into the proxy's variable: http://NAME:PASSWORD@HOST:PORT");
  }
  const bool is_http = in_lower_case(url).starts_with("http");
  return is_http ? denied_by_https(url, use) : denied_by_ssh(url, use);
}

Diagnostic untrusted(const std::string& url, int klass, const std::string& text) {
  if (klass == GIT_ERROR_SSH) {
    return error("upstream-untrusted", whole_file(url),
                 "the server's ssh host key is not the one in ~/.ssh/known_hosts, or none is there")
        .with_help(
            "connect once with ssh and compare the fingerprint, or add what `ssh-keyscan HOST` "
            "prints after checking it; remove an outdated line with `ssh-keygen -R HOST`");
  }
  return error("upstream-untrusted", whole_file(url), text)
      .with_help(
          "name the certificate of the authority that signs the server's: GIT_SSL_CAINFO, "
          "http.sslCAInfo in git's configuration, or SSL_CERT_FILE");
}

Diagnostic unreachable(const std::string& url, std::string message) {
  return error("upstream-unreachable", whole_file(url), std::move(message));
}

GitFault by_status(int status, const std::string& url, const CredentialUse& use) {
  if (status == 403) {
    return {denied(url, "the server forbids this (403)",
                   use.was_given ? fmt::format("the token of {} may not read it", use.variable)
                                 : std::string(k_set_token)),
            false};
  }
  if (status == 404 && is_https(url)) {
    return {unreachable(url, "not found, or private (404)").with_help(std::string(k_set_token)),
            false};
  }
  return {unreachable(url, fmt::format("the server answers with status {}", status)),
          status >= 500 || status == 429};
}

// Whether libgit2's text says that the peer ended the connection early, which the socket does not
// notice.
bool tells_early_end(std::string_view text) {
  return text.find("EOF") != std::string_view::npos;
}

}  // namespace

GitFault read_git_fault(int code, std::string_view doing, const std::string& url,
                        const CredentialUse& use) {
  const ConnectionFault& connection = connection_fault();
  const std::string text = last_git_message();
  const int klass = git_error_last() == nullptr ? 0 : git_error_last()->klass;
  if (connection.kind == ConnectionFault::Kind::silent)
    return {unreachable(url, fmt::format("{}: {}", doing, connection.message)), true};
  if (code == GIT_ECERTIFICATE) return {untrusted(url, klass, text), false};
  if (code == GIT_EAUTH) return {denied_by(url, use, text), false};
  if (const int status = status_in(text); status != 0) return by_status(status, url, use);
  if (text.starts_with("cannot redirect from")) {
    return {error("upstream-moved", whole_file(url), text)
                .with_help("redirects to another host are not followed; write the repository's new "
                           "URL"),
            false};
  }
  const bool is_local = klass == GIT_ERROR_ODB || klass == GIT_ERROR_ZLIB ||
                        klass == GIT_ERROR_OBJECT || klass == GIT_ERROR_REFERENCE;
  if (is_local)
    return {error("upstream-unreadable", whole_file(url), fmt::format("{}: {}", doing, text)),
            false};
  const bool may_pass =
      connection.kind == ConnectionFault::Kind::none ? tells_early_end(text) : connection.may_pass;
  return {unreachable(url, fmt::format("{}: {}", doing, text)), may_pass};
}

}  // namespace ocelot::git
