// Finds the parts of URLs that may hold credentials.
#include "support/base/credential.hpp"

#include "support/base/text.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_mark = "://";
constexpr std::string_view k_none = {};

// The text after `://`, up to the first character that cannot be part of a URL.
std::string_view rest_of_url(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\r\n\"'`<>"));
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
  return in_lower_case(before_mark).ends_with("ssh");
}

bool is_secret(std::string_view scheme, std::string_view info) {
  if (info.empty()) return false;
  return !is_ssh(scheme) || info.find_first_of(":*") != std::string_view::npos;
}

}  // namespace

std::string mask_credentials(std::string_view text) {
  std::string masked(text);
  for (std::size_t mark = text.find(k_mark); mark != std::string_view::npos;
       mark = text.find(k_mark, mark + k_mark.size())) {
    const std::size_t begin = mark + k_mark.size();
    const std::string_view info = user_info(rest_of_url(text.substr(begin)));
    if (is_secret(text.substr(0, mark), info)) masked.replace(begin, info.size(), info.size(), '*');
  }
  return masked;
}

bool holds_credential(std::string_view url) {
  const std::size_t mark = url.find(k_mark);
  if (mark != std::string_view::npos)
    return is_secret(url.substr(0, mark), user_info(url.substr(mark + k_mark.size())));
  // The scp form has no place for a password, but users may write one: user:password@host:path.
  const std::size_t at = url.find('@');
  return at != std::string_view::npos && url.substr(0, at).find(':') != std::string_view::npos;
}

}  // namespace ocelot
