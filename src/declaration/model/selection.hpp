// Which components a distribution holds, and which modules those require.
#pragma once

#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// Whether a component imports another one, which is a package of its own.
bool imports(const Component& importer, const Component& imported);

/// The components whose constraint holds on linux for one of the distribution's architectures. A
/// sub-folder with a package of its own counts where a selected file imports it. Sorted by full
/// name.
std::vector<ComponentId> select_components(const Distribution& distribution,
                                           const std::vector<Component>& components);

/// Components and the packages of their own that they import, directly or through others. Sorted by
/// full name.
std::vector<ComponentId> with_imported(std::vector<ComponentId> selected,
                                       const std::vector<Component>& components);

/// What the dependency entries ask of a distribution. It looks at the components once, and is then
/// asked for each distribution.
class ModuleRequirements {
 public:
  /// Both lists must live as long as this.
  ModuleRequirements(const std::vector<Component>& components,
                     const std::vector<Dependency>& dependencies);

  /// The modules of every entry whose tag a selected wrapper mentions, and of entries that no
  /// wrapper mentions but the distribution's tags name, or an `.all` above them. Sorted. One module
  /// in two versions is a fault.
  WithDiagnostics<std::vector<golang::ModuleRequirement>> of(
      const Distribution& distribution) const;

 private:
  struct Entry {
    const Dependency* dependency;
    std::vector<ComponentId> mentioned_by;  ///< sorted
  };

  static bool is_wanted(const Entry& entry, const Distribution& distribution,
                        const std::vector<bool>& selected);

  std::size_t component_count_;
  std::vector<Entry> entries_;
};

/// Entries of component_dependencies.yaml that no distribution can ever need: no wrapper mentions
/// their tag, and no distribution that is built names it or an `.all` above it. Warnings.
Diagnostics find_unused_dependencies(const Model& model);

/// Distributions with tags of components but without `lambdacomponents.custom`: upstream then
/// ignores all of them. Told of a base, not again of what inherits from it; not of abstract ones.
Diagnostics find_missing_custom(const std::vector<Distribution>& distributions);

/// Sub-folders with a package of their own that no component imports: Go would never compile them.
Diagnostics find_unimported(const std::vector<Component>& components);

}  // namespace ocelot::model
