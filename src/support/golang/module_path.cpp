// Checks a module path: its characters, its elements, its domain and its major version, in this
// order.
#include "support/golang/module_path.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/golang/unicode.hpp"

namespace ocelot::golang {

namespace {

constexpr std::string_view k_digits = "0123456789";

using Fault = std::optional<ModuleFault>;

Fault fault_at(std::string_view path, std::string_view part, std::string message,
               std::string_view help) {
  const auto offset = static_cast<std::size_t>(part.data() - path.data());
  return ModuleFault{offset, part.size(), std::move(message), std::string(help)};
}

bool is_path_character(char c) {
  return is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
}

Fault find_character_fault(std::string_view path) {
  const auto wrong = std::find_if_not(path.begin(), path.end(), is_path_character);
  if (wrong == path.end()) return std::nullopt;
  const std::string_view rest = path.substr(static_cast<std::size_t>(wrong - path.begin()));
  return fault_at(path, rest.substr(0, first_rune(rest).length),
                  fmt::format("invalid character '{}' in a module path", shown_rune(rest)),
                  "use ASCII letters, digits and '-._~/'");
}

bool begins_with_dot(std::string_view element) {
  return element.starts_with('.');
}

bool ends_with_dot(std::string_view element) {
  return element.ends_with('.');
}

// Whether Windows reserves the name for a device; the part after the first dot does not matter.
bool is_device(std::string_view element) {
  constexpr std::array<std::string_view, 4> k_names = {"con", "prn", "aux", "nul"};
  std::string name;
  for (char c : element.substr(0, element.find('.'))) {
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (std::find(k_names.begin(), k_names.end(), name) != k_names.end()) return true;
  const bool is_port = name.starts_with("com") || name.starts_with("lpt");
  return is_port && name.size() == 4 && name[3] >= '1' && name[3] <= '9';
}

// Whether a name has the form `NAME~1`, as Windows shortens long names.
bool is_short_name(std::string_view element) {
  const std::string_view name = element.substr(0, element.find('.'));
  const std::size_t tilde = name.rfind('~');
  return tilde != std::string_view::npos && tilde + 1 < name.size() &&
         name.find_first_not_of(k_digits, tilde + 1) == std::string_view::npos;
}

struct ElementRule {
  bool (*is_broken)(std::string_view element);
  std::string_view fault;
  std::string_view help;
};

constexpr std::array<ElementRule, 4> k_element_rules = {{
    {begins_with_dot, "begins with a dot", "remove the dot"},
    {ends_with_dot, "ends with a dot", "remove the dot"},
    {is_device, "is a device name on Windows", "rename that part of the module"},
    {is_short_name, "looks like a short name of Windows", "rename that part of the module"},
}};

Fault find_element_fault(std::string_view path) {
  for (std::string_view element : split(path, '/')) {
    if (element.empty()) {
      return fault_at(path, element, "empty element in a module path",
                      "write single slashes, and none at the ends");
    }
    for (const ElementRule& rule : k_element_rules) {
      if (!rule.is_broken(element)) continue;
      return fault_at(path, element, fmt::format("path element '{}' {}", element, rule.fault),
                      rule.help);
    }
  }
  return std::nullopt;
}

Fault find_domain_fault(std::string_view path) {
  const std::string_view domain = path.substr(0, path.find('/'));
  if (domain.find('.') == std::string_view::npos) {
    return fault_at(path, domain, fmt::format("'{}' is not a domain: it has no dot", domain),
                    "write the whole path, as in 'github.com/OWNER/REPOSITORY'");
  }
  if (domain.starts_with('-')) {
    return fault_at(path, domain.substr(0, 1), "module path begins with a dash", "remove the dash");
  }
  const std::size_t wrong = domain.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_~");
  if (wrong == std::string_view::npos) return std::nullopt;
  return fault_at(path, domain.substr(wrong, 1),
                  fmt::format("invalid character '{}' in the domain", domain[wrong]),
                  "a domain has lower-case letters, digits, '-' and '.'");
}

Fault find_major_fault(std::string_view path) {
  if (major_suffix(path)) return std::nullopt;
  if (path.starts_with("gopkg.in/")) {
    return fault_at(path, path, "gopkg.in path without a major version",
                    "end the path with a version, as in '.v2'");
  }
  return fault_at(path, path.substr(path.rfind('/')), "invalid major version in a module path",
                  "write '/v2' or higher, or nothing for v0 and v1");
}

// Unlike all other paths, every gopkg.in path has a `.vN`, and may have `.v0` and `.v1`.
std::optional<std::string_view> gopkg_suffix(std::string_view path) {
  constexpr std::string_view k_unstable = "-unstable";
  const bool is_unstable = path.ends_with(k_unstable);
  const std::string_view stable =
      path.substr(0, path.size() - (is_unstable ? k_unstable.size() : 0));
  const std::size_t digits = stable.find_last_not_of(k_digits) + 1;
  if (digits == stable.size() || !stable.substr(0, digits).ends_with(".v")) return std::nullopt;
  const std::string_view suffix = path.substr(digits - 2);
  if (suffix[2] == '0' && suffix != ".v0") return std::nullopt;
  return suffix;
}

}  // namespace

std::optional<std::string_view> major_suffix(std::string_view path) {
  if (path.starts_with("gopkg.in/")) return gopkg_suffix(path);
  const std::size_t number = path.find_last_not_of("0123456789.") + 1;
  const bool is_major = number < path.size() && path.substr(0, number).ends_with("/v");
  if (!is_major) return std::string_view();
  const std::string_view suffix = path.substr(number - 2);
  const bool is_refused = suffix.find('.') != std::string_view::npos || suffix[2] == '0';
  if (is_refused || suffix == "/v1") return std::nullopt;
  return suffix;
}

std::optional<ModuleFault> find_path_fault(std::string_view path) {
  if (path.empty()) {
    return fault_at(path, path, "no module path",
                    "write the whole path, as in 'github.com/OWNER/REPOSITORY'");
  }
  for (const auto find_fault :
       {find_character_fault, find_element_fault, find_domain_fault, find_major_fault}) {
    Fault fault = find_fault(path);
    if (fault) return fault;
  }
  return std::nullopt;
}

}  // namespace ocelot::golang
