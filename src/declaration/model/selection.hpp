// Determines which components a distribution includes, and which modules they require.
#pragma once

#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// Whether a component imports another component that is its own package.
bool imports(const Component& importer, const Component& imported);

/// The components whose constraint is satisfied on linux for at least one of the distribution's
/// architectures. A sub-folder with its own package counts only if a selected file imports it.
/// Sorted by full name.
std::vector<ComponentId> select_components(const Distribution& distribution,
                                           const std::vector<Component>& components);

/// The components, and the separate packages that they import directly or indirectly. Sorted by
/// full name.
std::vector<ComponentId> with_imported(std::vector<ComponentId> selected,
                                       const std::vector<Component>& components);

/// The modules that the dependency entries require for a distribution. The constructor examines the
/// components once; `of` is then called for each distribution.
class ModuleRequirements {
 public:
  /// Both lists must outlive this object.
  ModuleRequirements(const std::vector<Component>& components,
                     const std::vector<Dependency>& dependencies);

  /// The modules of every entry whose tag a selected wrapper mentions, and of entries that no
  /// wrapper mentions but whose tag, or an `.all` above it, is among the distribution's tags.
  /// Sorted. One module in two versions is a fault.
  WithDiagnostics<std::vector<golang::ModuleRequirement>> of(
      const Distribution& distribution) const;

 private:
  struct Entry {
    const Dependency* dependency;
    std::vector<ComponentId> mentioned_by;  ///< sorted
  };

  static bool is_required(const Entry& entry, const Distribution& distribution,
                          const std::vector<bool>& selected);

  std::size_t component_count_;
  std::vector<Entry> entries_;
};

/// Warnings about entries of component_dependencies.yaml that no distribution can need: no wrapper
/// mentions their tag, and no built distribution has it or an `.all` above it.
Diagnostics find_unused_dependencies(const Model& model);

/// Distributions with component tags but without `lambdacomponents.custom`: upstream then ignores
/// all these tags. Reported for a base, but not again for distributions that inherit from it, and
/// not for abstract ones.
Diagnostics find_missing_custom(const std::vector<Distribution>& distributions);

/// Sub-folders with their own package that no component imports: Go would never compile them.
Diagnostics find_unimported(const std::vector<Component>& components);

}  // namespace ocelot::model
