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
constexpr std::string_view k_ends_parameter = " \t\r\n\"'`<>&#;\\";

// The ends of parameter names (in lower case) whose values are secret. They cover `access_token`,
// `X-Amz-Signature`, `X-Amz-Credential`, `X-Amz-Security-Token`, `sig` of a shared access
// signature, and `api_key`.
constexpr std::string_view k_secret_names[] = {
    "token", "secret", "password", "passwd", "pwd", "signature", "sig", "credential", "key", "jwt"};

// Calls `act` with each longest part of a text that can be in a URL, and with its place.
template <class Act>
void for_each_word(std::string_view text, const Act& act) {
  std::size_t end = 0;
  for (std::size_t begin = text.find_first_not_of(k_ends_url); begin != std::string_view::npos;
       begin = text.find_first_not_of(k_ends_url, end)) {
    end = std::min(text.size(), text.find_first_of(k_ends_url, begin));
    act(text.substr(begin, end - begin), begin);
  }
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

// Text after the last '@' cannot be in a credential. Without it, no mark has to search to the end
// of the word.
void add_user_infos(std::string_view word, std::size_t place, std::vector<TextSpan>& spans) {
  const std::string_view searched = word.substr(0, word.rfind('@') + 1);
  std::size_t next = 0;
  for (std::size_t mark = searched.find(k_mark); mark != std::string_view::npos;
       mark = searched.find(k_mark, next)) {
    next = mark + k_mark.size();
    const std::string_view info = user_info(searched.substr(next));
    if (!is_secret(searched.substr(0, mark), info)) continue;
    spans.push_back({place + next, info.size()});
    next += info.size();
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

// The form of scp has no place for a password, but users write one: `user:password@host:path`.
void add_scp_password(std::string_view word, std::size_t place, std::vector<TextSpan>& spans) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || !consists_of_name(word.substr(0, colon))) return;
  const std::size_t begin = colon + 1;
  for (std::size_t at = word.rfind('@', word.find('/', begin));
       at != std::string_view::npos && at > begin; at = word.rfind('@', at - 1)) {
    if (!begins_with_host_and_path(word.substr(at + 1))) continue;
    spans.push_back({place + begin, at - begin});
    return;
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
  std::size_t next = 0;
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', next)) {
    next = at + 1;
    if (!is_secret_name(parameter_name(text.substr(0, at)))) continue;
    const std::size_t end = std::min(text.size(), text.find_first_of(k_ends_parameter, next));
    if (end > next) spans.push_back({next, end - next});
    next = end;
  }
}

}  // namespace

std::vector<TextSpan> find_url_credentials(std::string_view text) {
  std::vector<TextSpan> spans;
  for_each_word(text, [&](std::string_view word, std::size_t place) {
    add_user_infos(word, place, spans);
    add_scp_password(word, place, spans);
  });
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
