// Module paths and versions as the go command accepts them in a requirement.
#pragma once

#include <string>
#include <string_view>

#include "support/base/expected.hpp"
#include "support/golang/module_path.hpp"

namespace ocelot::golang {

/// A module with a version; an empty version means upstream's version.
struct ModuleRequirement {
  std::string path;
  std::string version;

  auto operator<=>(const ModuleRequirement&) const = default;
};

/// Parses `MODULE[@VERSION]`. The path follows golang.org/x/mod/module.CheckPath. The version is
/// canonical semver with its `v` (pre-releases and pseudo-versions included) and fits the path's
/// major suffix (`/v2`; `+incompatible` is allowed where Go allows it).
Expected<ModuleRequirement, ModuleFault> parse_requirement(std::string_view text);

/// Whether a text is a canonical semantic version with its `v`, as `go list -m` prints versions.
bool is_version(std::string_view text);

/// -1, 0 or 1 by semantic version precedence (golang.org/x/mod/semver.Compare); both must be
/// versions.
int compare_versions(std::string_view a, std::string_view b);

}  // namespace ocelot::golang
