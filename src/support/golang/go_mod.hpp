// What a go.mod file says, as far as we ask: module path, go directive, requirements, replacements.
// In: the file's text. Out: a value; lines that are not understood are passed over, as the go
// command has the last word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/golang/module.hpp"

namespace ocelot::golang {

struct GoMod {
  std::string module;
  std::string go;         ///< the go directive, such as "1.24.11"; may be empty
  std::string toolchain;  ///< the toolchain directive; may be empty
  std::vector<ModuleRequirement> requirements;
  std::vector<std::string> direct;    ///< the paths of those without `// indirect`
  std::vector<std::string> replaced;  ///< paths on the left of a replace directive
};

GoMod parse_go_mod(std::string_view text);

/// Whether a package is in a module, by path alone: equal, or below it.
bool is_within(std::string_view package, std::string_view module);

/// Whether an import path is one of the standard library: no dot in its first element (cmd/go's own
/// rule).
bool is_standard(std::string_view package);

}  // namespace ocelot::golang
