// Splits URLs strictly: what is not understood is at no location.
#include "declaration/model/repository_location.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

constexpr std::string_view k_mark = "://";

bool is_host_character(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
}

bool is_user_character(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-' || c == '_';
}

bool is_path_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
         std::string_view("?#%\\").find(c) == std::string_view::npos;
}

// The path in the form of a location; nothing if a part of it has a special meaning.
std::optional<std::string> read_path(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  if (!std::ranges::all_of(path, is_path_character)) return std::nullopt;
  if (path.empty()) return std::string();
  const std::vector<std::string_view> parts = split(path, '/');
  const bool is_plain = std::ranges::none_of(
      parts, [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
  return is_plain ? std::optional(std::string(path)) : std::nullopt;
}

std::optional<RepositoryLocation> locate(std::string_view scheme, std::string_view authority,
                                         std::string_view path) {
  const std::size_t at = authority.rfind('@');
  const std::string_view user = at == std::string_view::npos ? "" : authority.substr(0, at);
  const std::string_view host = at == std::string_view::npos ? authority : authority.substr(at + 1);
  std::optional<std::string> plain = read_path(path);
  const bool is_plain =
      std::ranges::all_of(user, is_user_character) && std::ranges::all_of(host, is_host_character);
  if (!plain || !is_plain || (host.empty() && scheme != "file")) return std::nullopt;
  return RepositoryLocation{in_lower_case(scheme), in_lower_case(host), std::move(*plain)};
}

bool looks_like_host(std::string_view host) {
  return host == "localhost" || host.find_first_of(".:") != std::string_view::npos;
}

// A name and a port, neither of them empty.
bool is_complete_host(std::string_view host) {
  return !host.starts_with(':') && !host.starts_with('.') && !host.ends_with(':');
}

}  // namespace

std::optional<RepositoryLocation> read_url(std::string_view url) {
  if (const std::size_t mark = url.find(k_mark); mark != std::string_view::npos) {
    const std::string_view rest = url.substr(mark + k_mark.size());
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    return locate(url.substr(0, mark), rest.substr(0, slash), rest.substr(slash));
  }
  const std::size_t colon = url.find(':', url.find('@'));
  if (colon == std::string_view::npos) return std::nullopt;
  return locate("ssh", url.substr(0, colon), url.substr(colon + 1));
}

std::optional<RepositoryLocation> read_allowed_location(std::string_view text) {
  if (text.find(k_mark) != std::string_view::npos) {
    std::optional<RepositoryLocation> location = read_url(text);
    return location && is_complete_host(location->host) ? std::move(location) : std::nullopt;
  }
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string_view host = text.substr(0, slash);
  const bool is_bare =
      host.find('@') == std::string_view::npos && looks_like_host(host) && is_complete_host(host);
  return is_bare ? locate("", host, text.substr(slash)) : std::nullopt;
}

bool is_within(const RepositoryLocation& repository, const RepositoryLocation& allowed) {
  const bool is_encrypted = repository.scheme == "https" || repository.scheme == "ssh";
  if (allowed.scheme.empty() ? !is_encrypted : repository.scheme != allowed.scheme) return false;
  return repository.host == allowed.host &&
         (allowed.path.empty() || repository.path == allowed.path ||
          is_below(repository.path, allowed.path));
}

}  // namespace ocelot::model
