// Escapes each part.
#include "support/golang/package_url.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

bool is_plain(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '~' || c == ':';
}

// The '/' between the names of a path separates, and is not escaped.
std::string escaped(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (is_plain(c) || c == '/')
      escaped += c;
    else
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return escaped;
}

}  // namespace

std::string package_url(std::string_view module, std::string_view version) {
  std::string url = fmt::format("pkg:golang/{}", escaped(in_lower_case(module)));
  if (!version.empty()) url += fmt::format("@{}", escaped(version));
  return url;
}

}  // namespace ocelot::golang
