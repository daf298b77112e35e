// Looks only at the root keys.
#include "declaration/config/root_form.hpp"

#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/config/mapping_reader.hpp"
#include "declaration/config/version_requirement.hpp"
#include "support/release/release.hpp"

namespace ocelot::config {

namespace {

// A key that belongs to the other form of the file.
Diagnostic misplaced_root_key(const yaml::YamlNode& key) {
  return error(
             "misplaced-root-key", key.place,
             fmt::format("'{}' is a root key, and this file has no key 'distributions'", key.text))
      .with_help("write the distributions below 'distributions:'");
}

Diagnostic misplaced_distribution(const yaml::YamlNode& key) {
  return error("misplaced-root-key", key.place,
               fmt::format("'{}' is next to 'distributions', which contains all distributions",
                           key.text))
      .with_help(
          "for a distribution, write it below 'distributions:'; the other root keys are: "
          "requires, defaults");
}

Diagnostic other_version(const Scalar& requirement) {
  return error("other-version", requirement.place,
               fmt::format("this project requires ocelot-gen {}, but this is ocelot-gen {}",
                           requirement.value, release::version()))
      .with_help("use a version that the project permits, or change 'requires'");
}

}  // namespace

bool is_root_key(std::string_view name) {
  return name == k_requires_key || name == k_defaults_key || name == k_distributions_key;
}

Diagnostics check_form(const yaml::YamlNode& document) {
  const bool has_root = has_distributions_root(document);
  Diagnostics faults;
  for (const auto& [key, value] : document.pairs) {
    if (has_root && !is_root_key(key->text)) faults.push_back(misplaced_distribution(*key));
    if (!has_root && is_root_key(key->text) && key->text != k_distributions_key)
      faults.push_back(misplaced_root_key(*key));
  }
  return faults;
}

WithDiagnostics<std::optional<Diagnostic>> check_version(const yaml::YamlNode& document) {
  const yaml::YamlNode* node = document.find(k_requires_key);
  if (node == nullptr || !has_distributions_root(document)) return {std::nullopt, {}};
  Diagnostics faults;
  std::optional<Scalar> text = read_text(*node, "'requires'").take(faults);
  if (!text) return {std::nullopt, std::move(faults)};
  const Result<VersionRequirement> requirement = read_version_requirement(*text);
  if (!requirement) return {std::nullopt, requirement.error()};
  if (permits(*requirement, release::version())) return {std::nullopt, {}};
  return {other_version(*text), {}};
}

}  // namespace ocelot::config
