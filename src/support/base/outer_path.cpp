// Joins and normalizes paths by their form; links are not followed.
#include "support/base/outer_path.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot {

std::string normalized_path(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    const bool is_up = part == "..";
    if (is_up && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (!is_up || !is_absolute)
      parts.push_back(part);
  }
  if (parts.empty()) return is_absolute ? "/" : ".";
  return fmt::format("{}{}{}", is_absolute ? "/" : "", fmt::join(parts, "/"),
                     path.ends_with('/') ? "/" : "");
}

std::string outer_path(std::string_view prefix, std::string_view path) {
  if (prefix.empty() || path.starts_with('/')) return std::string(path);
  const std::string joined = fmt::format("{}{}", prefix, path);
  return path.starts_with('.') ? normalized_path(joined) : joined;
}

}  // namespace ocelot
