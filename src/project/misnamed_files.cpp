// Compares names without their case and the end of their extension.
#include "project/misnamed_files.hpp"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"

namespace ocelot::project {

namespace {

constexpr std::string_view k_read[] = {model::k_distributions_path, model::k_dependencies_path,
                                       model::k_upstream_path, model::k_policy_path};

std::string_view stem_of(std::string_view name) {
  return name.substr(0, name.find('.'));
}

// Whether a name is the stem of another one, alone or with an extension that begins with 'y'.
bool looks_like(std::string_view name, std::string_view expected) {
  const std::string lower = in_lower_case(name);
  const std::string_view stem = stem_of(expected);
  return lower == stem || lower.starts_with(fmt::format("{}.y", stem)) ||
         (stem == "policy" && lower.starts_with("policies.y"));
}

std::optional<std::string_view> find_meant(const std::string& name,
                                           const std::set<std::string>& names) {
  for (const std::string_view path : k_read) {
    const std::string expected(base_name(path));
    if (name == expected || !looks_like(name, expected)) continue;
    const bool is_copy = name.starts_with(expected) && names.contains(expected);
    if (!is_copy) return path;
  }
  return std::nullopt;
}

}  // namespace

Diagnostics find_misnamed_files(const std::set<std::string>& names) {
  Diagnostics faults;
  for (const std::string& name : names) {
    if (const auto meant = find_meant(name, names)) {
      faults.push_back(error("misnamed-file", whole_file("config/" + name),
                             fmt::format("ocelot-gen does not read this file; it reads {}", *meant))
                           .with_help(fmt::format("rename it to {}, or remove it", *meant)));
    }
  }
  return faults;
}

}  // namespace ocelot::project
