// Changes to go.mod and go.sum, and what two states of these files differ in. Both are exact:
// applying the difference of two states to the first yields what Go needs of the second.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/tree.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/module.hpp"

namespace ocelot::golang {

/// What a go.mod and a go.sum have beyond another pair.
struct GoModEdits {
  std::vector<ModuleRequirement> sets;  ///< requirements that are new or have another version
  std::vector<std::string> drops;       ///< the paths of requirements that are removed
  std::string go;                       ///< a raised go directive, or empty
  std::string toolchain;                ///< another toolchain directive, or empty
  std::vector<std::string> sums;        ///< lines that go.sum has in addition
  std::vector<Replacement> replaces{};  ///< sorted; each takes the place of any that the file has

  bool operator==(const GoModEdits&) const = default;
  bool empty() const { return *this == GoModEdits(); }
};

/// The texts of a module's two files.
struct ModuleFiles {
  std::string go_mod;
  std::string go_sum;
};

/// Applies edits. Each path has one requirement afterwards: go rejects a second one.
ModuleFiles apply_edits(const ModuleFiles& files, const GoModEdits& edits);

/// The files of the module at the root of a tree; an empty text for one that it lacks.
ModuleFiles module_files_of(const Tree& tree);

/// Applies edits to the module at the root of a tree, which must have a go.mod.
void edit_module(Tree& tree, const GoModEdits& edits);

/// What has to be done to `before` for the requirements, directives and checksums of `after`. Marks
/// such as `// indirect`, and removed checksums, do not count: neither changes a build. Sorted.
/// `after` may have replacements that `before` lacks; those of modules that it requires are given.
GoModEdits difference(const ModuleFiles& before, const ModuleFiles& after,
                      const std::vector<Replacement>& replaces = {});

/// The union of edits: of each requirement and directive the highest version, and all replacements
/// and checksums. A path that any of them sets is not dropped.
GoModEdits join_edits(const std::vector<GoModEdits>& all);

}  // namespace ocelot::golang
