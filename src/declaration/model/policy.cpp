// Reads and applies the rules.
#include "declaration/model/policy.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

WithDiagnostics<std::optional<SandboxRule>> read_rule(const config::Scalar& value) {
  if (value.value == "required") return {SandboxRule{Sandbox::bubblewrap, value.place}, {}};
  if (value.value == "container") return {SandboxRule{Sandbox::container, value.place}, {}};
  return {std::nullopt,
          {error("bad-policy", value.place,
                 fmt::format("'sandbox' must be required or container, not '{}'", value.value))
               .with_help(suggest(value.value, {"required", "container"}, "write: required"))}};
}

// A path is compared as it is written, so only the parts before the first name may be '.' or '..'.
bool is_plain_path(std::string_view path) {
  std::vector<std::string_view> parts = split(path, '/');
  if (parts.front().empty()) parts.erase(parts.begin());
  const auto is_dots = [](std::string_view part) { return part == "." || part == ".."; };
  return std::all_of(std::ranges::find_if_not(parts, is_dots), parts.end(),
                     [&](std::string_view part) { return !part.empty() && !is_dots(part); });
}

std::string what_to_write(std::string_view item) {
  if (item.find('*') != std::string_view::npos)
    return "'*' has no special meaning; write HOST or HOST/PATH, which allows all repositories "
           "below it";
  if (is_path(item) && item.size() > 1 && item.ends_with('/'))
    return fmt::format("leave out the last '/': {}", item.substr(0, item.size() - 1));
  if (is_path(item)) return "write a path without '//', '/./' and '/../', and not '/' alone";
  return "write HOST or HOST/PATH, such as github.com/open-telemetry; SCHEME://HOST; or a path "
         "that begins with '/', './' or '../'";
}

bool can_match(const AllowedRepository& repository) {
  if (repository.text.find('*') != std::string::npos) return false;
  return repository.location || (is_path(repository.text) && is_plain_path(repository.text));
}

WithDiagnostics<AllowedRepository> read_repository(const config::Scalar& item) {
  AllowedRepository repository{item.value, item.place, {}};
  if (!is_path(item.value)) repository.location = read_allowed_location(item.value);
  if (can_match(repository)) return {std::move(repository), {}};
  return {std::move(repository),
          {error("bad-policy", item.place,
                 fmt::format("'{}' in 'repositories' can match no repository", item.value))
               .with_help(what_to_write(item.value))}};
}

// As in SPDX: letters, digits, '.', '-' and '+'.
WithDiagnostics<DeniedLicense> read_license(const config::Scalar& item) {
  const bool is_name = std::ranges::all_of(item.value, [](char c) {
    return is_alphanumeric(c) || std::string_view(".-+*?").find(c) != std::string_view::npos;
  });
  DeniedLicense license{item.value, item.place};
  if (is_name) return {std::move(license), {}};
  return {std::move(license),
          {error("bad-policy", item.place,
                 fmt::format("'{}' in 'denied-licenses' is not the name of a license", item.value))
               .with_help("write one SPDX name for each item, such as AGPL-3.0, or a glob, such as "
                          "AGPL-*")}};
}

WithDiagnostics<CacheWriter> read_writer(const config::Scalar& item) {
  const std::optional<PublicKey> key = read_public_key(item.value);
  if (key) return {CacheWriter{*key, item.place}, {}};
  return {CacheWriter{{}, item.place},
          {error("bad-policy", item.place,
                 fmt::format("'{}' in 'cache-writers' is not a public key", item.value))
               .with_help("write the line that ocelot-gen cache keygen prints: ed25519: and 44 "
                          "characters")}};
}

bool is_path_within(std::string_view path, std::string_view allowed) {
  if (path == allowed) return true;
  if (!is_below(path, allowed)) return false;
  const std::vector<std::string_view> parts = split(path.substr(allowed.size()), '/');
  return std::find(parts.begin(), parts.end(), "..") == parts.end();
}

bool is_allowed(const Upstream& upstream, const AllowedRepository& repository) {
  if (upstream.kind == Upstream::Kind::path)
    return !repository.location && is_path_within(upstream.location, repository.text);
  const std::optional<RepositoryLocation> location = read_url(upstream.location);
  return location && repository.location && is_within(*location, *repository.location);
}

std::string list_of(const std::vector<AllowedRepository>& repositories) {
  std::vector<std::string_view> texts;
  for (const AllowedRepository& repository : repositories) texts.push_back(repository.text);
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace

WithDiagnostics<Policy> read_policy(const config::PolicyEntry& entry) {
  Policy policy;
  Diagnostics faults;
  if (entry.sandbox) policy.sandbox = read_rule(*entry.sandbox).take(faults);
  for (const config::Scalar& item : entry.repositories)
    policy.repositories.push_back(read_repository(item).take(faults));
  policy.vulnerabilities = read_vulnerabilities(entry.vulnerabilities).take(faults);
  for (const config::Scalar& item : entry.denied_licenses)
    policy.denied_licenses.push_back(read_license(item).take(faults));
  for (const config::Scalar& item : entry.cache_writers)
    policy.cache_writers.push_back(read_writer(item).take(faults));
  return {std::move(policy), std::move(faults)};
}

std::optional<Diagnostic> find_missing_licenses(const Policy& policy, bool collects_licenses) {
  if (policy.denied_licenses.empty() || collects_licenses) return std::nullopt;
  return error("licenses-required", policy.denied_licenses.front().place,
               "the policy denies licenses, but this build does not collect them")
      .with_help("add licenses to --documents, or leave the option out");
}

std::optional<Diagnostic> find_missing_sandbox(const Policy& policy, Sandbox sandbox) {
  if (!policy.sandbox || sandbox == Sandbox::bubblewrap || sandbox == policy.sandbox->least)
    return std::nullopt;
  const bool accepts_container = policy.sandbox->least == Sandbox::container;
  return error("sandbox-required", policy.sandbox->place,
               sandbox == Sandbox::container
                   ? "the policy requires bubblewrap, and --sandbox=container does not use it"
                   : "the policy requires a sandbox for upstream's code")
      .with_help(accepts_container ? "add --sandbox, or in a container --sandbox=container"
                                   : "add --sandbox");
}

std::optional<Diagnostic> find_forbidden_upstream(const Policy& policy, const Upstream& upstream) {
  const auto& allowed = policy.repositories;
  if (allowed.empty() ||
      std::ranges::any_of(allowed, [&](const auto& item) { return is_allowed(upstream, item); }))
    return std::nullopt;
  return error("host-not-allowed", upstream.repo_place,
               fmt::format("the policy does not allow the upstream '{}'", upstream.repo))
      .with_note(fmt::format("it allows: {}", list_of(allowed)), allowed.front().place)
      .with_help("use an upstream that the policy allows");
}

}  // namespace ocelot::model
