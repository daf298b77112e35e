// Looks at the marks that URLs have: `://`, '@' and '='.
#include "support/base/url_credential.hpp"

#include <algorithm>
#include <iterator>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_mark = "://";

// In JSON that Go writes, '&' is `\u0026`; in HTML it is `&amp;`.
constexpr std::string_view k_before_parameter = "?&;\\";
constexpr std::string_view k_none = {};
constexpr std::string_view k_ends_url = " \t\r\n\"'`<>";

// The ends of parameter names (in lower case) whose values are secret. They cover `access_token`,
// `X-Amz-Signature`, `X-Amz-Credential`, `X-Amz-Security-Token`, `sig` of a shared access
// signature, and `api_key`.
constexpr std::string_view k_secret_names[] = {
    "token", "secret", "password", "passwd", "pwd", "signature", "sig", "credential", "key", "jwt"};

// The text after `://`, up to the first character that cannot be part of a URL.
std::string_view rest_of_url(std::string_view text) {
  const std::string_view near = text.substr(0, k_longest_credential);
  return near.substr(0, near.find_first_of(k_ends_url));
}

// A password may contain '@' and even a bare '/', which ends the authority early:
// `user:pa/ss@host`.
std::string_view user_info(std::string_view rest) {
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
    return authority.substr(0, at);
  const std::size_t colon = authority.rfind(':');
  if (colon == std::string_view::npos || authority.ends_with(']')) return k_none;
  const std::string_view port = authority.substr(colon + 1);
  const bool is_port = port.find_first_not_of("0123456789") == std::string_view::npos;
  const std::size_t at = rest.rfind('@');
  return is_port || at == std::string_view::npos ? k_none : rest.substr(0, at);
}

bool is_ssh(std::string_view before_mark) {
  constexpr std::string_view k_ssh = "ssh";
  return before_mark.size() >= k_ssh.size() &&
         in_lower_case(before_mark.substr(before_mark.size() - k_ssh.size())) == k_ssh;
}

bool is_secret(std::string_view before_mark, std::string_view info) {
  if (info.empty()) return false;
  return !is_ssh(before_mark) || info.find_first_of(":*") != std::string_view::npos;
}

void add_user_infos(std::string_view text, std::vector<TextSpan>& spans) {
  for (std::size_t mark = text.find(k_mark); mark != std::string_view::npos;
       mark = text.find(k_mark, mark + k_mark.size())) {
    const std::size_t begin = mark + k_mark.size();
    const std::string_view info = user_info(rest_of_url(text.substr(begin)));
    if (is_secret(text.substr(0, mark), info)) spans.push_back({begin, info.size()});
  }
}

bool is_in_name(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
}

bool consists_of_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_in_name);
}

// A host with a dot, and a path after its colon: `name:tag@sha256:…` has no such host.
bool begins_with_host_and_path(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_in_name);
  const std::string_view host(text.begin(), end);
  const std::string_view rest = text.substr(host.size());
  return host.find('.') != std::string_view::npos && rest.size() > 1 && rest[0] == ':' &&
         k_ends_url.find(rest[1]) == std::string_view::npos;
}

std::string_view last_word(std::string_view text) {
  const std::string_view near =
      text.substr(text.size() - std::min(text.size(), k_longest_credential));
  return near.substr(near.find_last_of(k_ends_url) + 1);
}

// The form of scp has no place for a password, but users write one: `user:password@host:path`.
void add_scp_passwords(std::string_view text, std::vector<TextSpan>& spans) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (!begins_with_host_and_path(text.substr(at + 1))) continue;
    const std::string_view info = last_word(text.substr(0, at));
    const std::size_t colon = std::min(info.find(':'), info.size());
    const std::string_view password = info.substr(std::min(colon + 1, info.size()));
    if (!password.empty() && consists_of_name(info.substr(0, colon)) &&
        password.find('/') == std::string_view::npos)
      spans.push_back({at - password.size(), password.size()});
  }
}

bool is_secret_name(std::string_view name) {
  return ends_with_any(in_lower_case(name), k_secret_names);
}

// The name before an '=', if it follows what separates parameters.
std::string_view parameter_name(std::string_view before) {
  std::size_t begin = before.size();
  while (begin > 0 && is_in_name(before[begin - 1])) --begin;
  const bool follows_separator =
      begin > 0 && k_before_parameter.find(before[begin - 1]) != std::string_view::npos;
  return follows_separator ? before.substr(begin) : k_none;
}

void add_parameters(std::string_view text, std::vector<TextSpan>& spans) {
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    if (!is_secret_name(parameter_name(text.substr(0, at)))) continue;
    const std::string_view value = rest_of_url(text.substr(at + 1));
    const std::size_t length = std::min(value.size(), value.find_first_of("&#;\\"));
    if (length > 0) spans.push_back({at + 1, length});
  }
}

}  // namespace

std::vector<TextSpan> find_url_credentials(std::string_view text) {
  std::vector<TextSpan> spans;
  add_user_infos(text, spans);
  add_scp_passwords(text, spans);
  add_parameters(text, spans);
  return spans;
}

bool holds_credential(std::string_view url) {
  if (!find_url_credentials(url).empty()) return true;
  const std::size_t mark = url.find(k_mark);
  if (mark != std::string_view::npos)
    return is_secret(url.substr(0, mark), user_info(url.substr(mark + k_mark.size())));
  // The scp form has no place for a password, but users may write one: user:password@host:path.
  const std::size_t at = url.find('@');
  return at != std::string_view::npos && url.substr(0, at).find(':') != std::string_view::npos;
}

}  // namespace ocelot
