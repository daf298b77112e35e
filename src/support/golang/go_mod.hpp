// The parts of a go.mod file that we need: module path, go directive, requirements, replacements.
// In: the file's text. Out: a value. Unknown lines are ignored, because the go command checks the
// file later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/golang/module.hpp"

namespace ocelot::golang {

/// A replacement of every version of a module: by a version of another, or by a folder.
struct Replacement {
  std::string module;
  ModuleRequirement by{};  ///< without a path if `folder` is set
  std::string folder{};    ///< begins with "./" or "../"; else empty

  auto operator<=>(const Replacement&) const = default;
};

struct GoMod {
  std::string module;
  std::string go;         ///< the go directive, such as "1.24.11", or empty
  std::string toolchain;  ///< the toolchain directive, or empty
  std::vector<ModuleRequirement> requirements;
  std::vector<std::string> direct;    ///< the paths without `// indirect`
  std::vector<std::string> replaced;  ///< paths on the left of a replace directive
};

GoMod parse_go_mod(std::string_view text);

/// One line of a go.mod file.
struct GoModLine {
  std::string_view text;           ///< the line without its end
  std::string verb;                ///< the directive, such as "require"; empty for a line that only
                                   ///< opens or closes a block, or has none
  std::vector<std::string> words;  ///< its arguments, unquoted, without the comment
};

/// All lines of a go.mod file, in order. A line of a block has the directive of the block.
std::vector<GoModLine> read_go_mod_lines(std::string_view text);

/// Whether a package is in a module, by path alone: the paths are equal, or the package is below
/// the module.
bool is_within(std::string_view package, std::string_view module);

/// Whether an import path is in the standard library: its first element has no dot (cmd/go's rule).
bool is_standard(std::string_view package);

}  // namespace ocelot::golang
