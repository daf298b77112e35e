// The keys of a distribution that are not inherited and have a default: `architectures`, `config`,
// `config-env`, `omit-providers`, `max-size`, and those below `go` except `tags`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// The distributions with the keys of `defaults` where they do not have them and the keys have a
/// meaning.
std::vector<config::DistributionEntry> with_defaults(config::DistributionsFile file);

/// Faults: those of check_architectures, check_config_path, check_config_env,
/// check_omitted_providers, check_go_settings and check_size_limits.
Diagnostics check_defaults(const config::DistributionEntry& defaults);

/// Faults: unknown and duplicate architectures.
Diagnostics check_architectures(const std::vector<config::Scalar>& names);

/// The fault of a `config` that leads out of the project. Whether the file exists is not checked.
Diagnostics check_config_path(const config::Scalar& path);

/// Faults: references that no configuration can have, and values of more than one line.
Diagnostics check_config_env(const std::vector<config::ReferenceValue>& values);

/// A key of `config-env` as a configuration has it: "NAME" means "env:NAME".
std::string full_reference(std::string_view key);

/// Whether a path leads out of its folder by its form.
bool leads_out(std::string_view path);

/// A relative path without empty parts and `.`.
std::string normal_path(std::string_view path);

}  // namespace ocelot::model
