// The two forms of distributions.yaml: with root keys, or with the distributions at the root.
#pragma once

#include <optional>
#include <string_view>

#include "support/base/with_diagnostics.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

/// Whether a key is one of the root keys.
bool is_root_key(std::string_view name);

/// The faults of keys that do not fit the form of the file.
Diagnostics check_form(const yaml::YamlNode& document);

/// The fault of a file that requires another version of ocelot-gen; nothing if this version fits.
/// The diagnostics are those of a `requires` that cannot be read.
WithDiagnostics<std::optional<Diagnostic>> check_version(const yaml::YamlNode& document);

}  // namespace ocelot::config
