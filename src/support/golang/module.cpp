// Parses a requirement: a module path, and a version that fits it.
#include "support/golang/module.hpp"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "support/golang/semver.hpp"

namespace ocelot::golang {

namespace {

constexpr std::string_view k_incompatible = "incompatible";

struct Misfit {
  std::string message;
  std::string help;
};

// Suggests a valid version that resembles an invalid text.
std::string version_help(std::string_view text) {
  const std::array<std::string, 5> guesses = {
      fmt::format("v{}", text), fmt::format("{}.0", text), fmt::format("{}.0.0", text),
      fmt::format("v{}.0", text), std::string(text.substr(0, text.find('+')))};
  for (const std::string& guess : guesses) {
    if (is_version(guess)) return fmt::format("write '{}'", guess);
  }
  return "write a version such as 'v1.2.3'";
}

std::optional<Misfit> misfit_without_suffix(const ModuleRequirement& requirement,
                                            const SemanticVersion& version) {
  const bool is_compatible = version.major == "0" || version.major == "1";
  if (is_compatible || version.build == k_incompatible) return std::nullopt;
  return Misfit{
      fmt::format("version {} needs a path that ends in '/v{}'", requirement.version,
                  version.major),
      fmt::format(
          "write '{0}/v{1}@{2}', or '{0}@{2}+incompatible' for a module without a go.mod file",
          requirement.path, version.major, requirement.version)};
}

std::optional<Misfit> misfit_with_suffix(const ModuleRequirement& requirement,
                                         const SemanticVersion& version, std::string_view suffix) {
  // `/v2`, `.v2` and `.v2-unstable` all require major version 2.
  const std::string_view major = suffix.substr(2, suffix.find('-') - 2);
  if (version.major == major) return std::nullopt;
  // Go once created such pseudo-versions for gopkg.in, and some go.mod files still contain them.
  const bool is_old_pseudo =
      suffix.starts_with('.') && major == "1" && requirement.version.starts_with("v0.0.0-");
  if (is_old_pseudo) return std::nullopt;
  return Misfit{
      fmt::format("version {} does not fit a path that ends in '{}'", requirement.version, suffix),
      fmt::format("write a version that begins with 'v{}.'", major)};
}

// Go itself adds +incompatible to a version that does not fit its path otherwise, and rejects it
// elsewhere.
std::optional<Misfit> find_misfit(const ModuleRequirement& requirement) {
  const SemanticVersion version = *parse_semver(requirement.version);
  const std::string_view suffix = *major_suffix(requirement.path);
  const bool may_be_incompatible = suffix.empty() && version.major != "0" && version.major != "1";
  if (version.build == k_incompatible && !may_be_incompatible) {
    return Misfit{
        "needless +incompatible",
        fmt::format("write '{}'", requirement.version.substr(0, requirement.version.find('+')))};
  }
  return suffix.empty() ? misfit_without_suffix(requirement, version)
                        : misfit_with_suffix(requirement, version, suffix);
}

std::optional<ModuleFault> find_version_fault(const ModuleRequirement& requirement,
                                              std::size_t offset) {
  if (!is_version(requirement.version)) {
    return ModuleFault{offset, requirement.version.size(),
                       fmt::format("'{}' is not a version", requirement.version),
                       version_help(requirement.version)};
  }
  const auto misfit = find_misfit(requirement);
  if (!misfit) return std::nullopt;
  return ModuleFault{offset, requirement.version.size(), misfit->message, misfit->help};
}

}  // namespace

Expected<ModuleRequirement, ModuleFault> parse_requirement(std::string_view text) {
  const std::string_view path = text.substr(0, text.find('@'));
  const auto path_fault = find_path_fault(path);
  if (path_fault) return Unexpected(*path_fault);
  ModuleRequirement requirement{std::string(path), {}};
  if (path.size() == text.size()) return requirement;
  requirement.version = text.substr(path.size() + 1);
  const auto version_fault = find_version_fault(requirement, path.size() + 1);
  if (version_fault) return Unexpected(*version_fault);
  return requirement;
}

bool is_version(std::string_view text) {
  const auto version = parse_semver(text);
  return version && (version->build.empty() || version->build == k_incompatible);
}

int compare_versions(std::string_view a, std::string_view b) {
  return compare(*parse_semver(a), *parse_semver(b));
}

}  // namespace ocelot::golang
