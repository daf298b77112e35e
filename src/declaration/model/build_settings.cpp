// Checks each setting, and copies defaults.
#include "declaration/model/build_settings.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "declaration/model/architecture.hpp"
#include "declaration/model/go_settings.hpp"
#include "declaration/model/kind_keys.hpp"
#include "declaration/model/omitted_providers.hpp"
#include "declaration/model/size_limits.hpp"
#include "declaration/model/start_limits.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::ReferenceValue;
using config::Scalar;

Diagnostic unknown_architecture(const Scalar& name) {
  const bool is_lambdas_name = name.value == "x86_64";
  return error("unknown-architecture", name.place,
               fmt::format("unknown architecture '{}'", name.value))
      .with_help(is_lambdas_name ? "write: amd64 (Go's name for it)"
                                 : "the architectures are: amd64, arm64");
}

Diagnostic duplicate_architecture(const Scalar& name, const Scalar& first) {
  return error("duplicate-architecture", name.place,
               fmt::format("duplicate architecture '{}'", name.value))
      .with_note("first written here", first.place)
      .with_help("remove one of the two");
}

bool has_reference(const DistributionEntry& entry, const std::string& reference) {
  return std::any_of(entry.config_env.begin(), entry.config_env.end(),
                     [&](const ReferenceValue& own) {
                       return full_reference(own.reference.value) == full_reference(reference);
                     });
}

// An equals sign would end the reference in an argument.
bool is_reference(const std::string& name) {
  return !name.empty() && !name.ends_with(':') && name.find(":-") == std::string::npos &&
         name.find_first_of("=${}") == std::string::npos && !has_hidden(name);
}

Diagnostic bad_config_env(const Place& place, std::string problem, std::string help) {
  return error("bad-config-env", place, std::move(problem)).with_help(std::move(help));
}

// A default for amd64 does not concern a distribution that is not built for it.
bool is_built_for_amd64(const DistributionEntry& entry) {
  return entry.architectures.empty() ||
         std::any_of(entry.architectures.begin(), entry.architectures.end(),
                     [](const Scalar& name) { return name.value == "amd64"; });
}

// The settings with one text that have a default.
void apply_texts(const DistributionEntry& defaults, DistributionEntry& entry) {
  using Entry = DistributionEntry;
  struct Row {
    std::string_view key;
    std::string_view mapping;
    std::optional<Scalar> Entry::*value;
  };
  constexpr Row k_rows[] = {
      {"ldflags", "go", &Entry::go_ldflags},       {"gcflags", "go", &Entry::go_gcflags},
      {"symbols", "go", &Entry::go_symbols},       {"relr", "go", &Entry::go_relr},
      {"experiment", "go", &Entry::go_experiment}, {"amd64", "go", &Entry::go_amd64},
      {"zip", "max-size", &Entry::max_zip},        {"unzipped", "max-size", &Entry::max_unzipped},
      {"binary", "max-size", &Entry::max_binary},  {"next", "max-start", &Entry::max_next},
      {"memory", "max-start", &Entry::max_memory},
  };
  for (const Row& row : k_rows) {
    if (!(defaults.*row.value) || entry.*row.value) continue;
    const bool applies = has_meaning(entry, row.key) && has_meaning(entry, row.mapping) &&
                         (row.key != "amd64" || is_built_for_amd64(entry));
    if (applies) entry.*row.value = defaults.*row.value;
  }
}

void apply(const DistributionEntry& defaults, DistributionEntry& entry) {
  if (!defaults.architectures.empty() && entry.architectures.empty() &&
      has_meaning(entry, "architectures"))
    entry.architectures = defaults.architectures;
  if (defaults.config && !entry.config && !entry.config_file && has_meaning(entry, "config"))
    entry.config = defaults.config;
  if (defaults.omitted_providers && !entry.omitted_providers &&
      has_meaning(entry, "omit-providers"))
    entry.omitted_providers = defaults.omitted_providers;
  apply_texts(defaults, entry);
  if (defaults.config_env.empty() || !has_meaning(entry, "config-env")) return;
  for (const ReferenceValue& value : defaults.config_env) {
    if (!has_reference(entry, value.reference.value)) entry.config_env.push_back(value);
  }
}

}  // namespace

std::vector<DistributionEntry> with_defaults(config::DistributionsFile file) {
  const DistributionEntry& defaults = file.defaults;
  for (DistributionEntry& entry : file.distributions) apply(defaults, entry);
  return std::move(file.distributions);
}

Diagnostics check_defaults(const DistributionEntry& defaults) {
  Diagnostics faults = check_architectures(defaults.architectures);
  if (defaults.config) append(faults, check_config_path(*defaults.config));
  append(faults, check_config_env(defaults.config_env));
  if (defaults.omitted_providers)
    append(faults, check_omitted_providers(*defaults.omitted_providers));
  append(faults, check_go_settings(defaults));
  append(faults, check_size_limits(defaults));
  append(faults, check_start_limits(defaults));
  return faults;
}

Diagnostics check_architectures(const std::vector<Scalar>& names) {
  Diagnostics faults;
  std::map<std::string_view, const Scalar*> seen;
  for (const Scalar& name : names) {
    const auto [first, is_new] = seen.emplace(name.value, &name);
    if (!is_new)
      faults.push_back(duplicate_architecture(name, *first->second));
    else if (!parse_architecture(name.value))
      faults.push_back(unknown_architecture(name));
  }
  return faults;
}

Diagnostics check_config_path(const Scalar& path) {
  if (!leads_out(path.value)) return {};
  return {error("missing-config-file", path.place,
                fmt::format("'{}' leads out of the project", path.value))
              .with_help("put the file into the project, and write its path from the project's "
                         "folder")};
}

// Each is an argument REFERENCE=VALUE of a command in the Ninja file, which has one line.
Diagnostics check_config_env(const std::vector<ReferenceValue>& values) {
  Diagnostics faults;
  std::map<std::string, const Scalar*> seen;
  for (const auto& [reference, value] : values) {
    const std::string& name = reference.value;
    const auto [first, is_new] = seen.emplace(full_reference(name), &reference);
    if (!is_reference(name)) {
      faults.push_back(bad_config_env(
          reference.place, fmt::format("invalid reference '{}'", name),
          "write the name of a variable, or a reference as it is between ${ and }, such as "
          "s3:ADDRESS"));
    } else if (!is_new) {
      faults.push_back(bad_config_env(reference.place,
                                      fmt::format("duplicate reference '{}'", name),
                                      "remove one of the two")
                           .with_note("first written here", first->second->place));
    }
    // Ninja prints the command of a step that fails, and does not escape it.
    if (has_hidden(value.value))
      faults.push_back(bad_config_env(
          value.place, fmt::format("the value of '{}' has a line end or a hidden character", name),
          "write one line of visible characters"));
  }
  return faults;
}

std::string full_reference(std::string_view key) {
  return fmt::format("{}{}", key.find(':') == std::string_view::npos ? "env:" : "", key);
}

bool leads_out(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return path.starts_with('/') || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

std::string normal_path(std::string_view path) {
  std::string normal;
  for (std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    normal += normal.empty() ? "" : "/";
    normal += part;
  }
  return normal;
}

}  // namespace ocelot::model
