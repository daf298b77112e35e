// why: the constraint of a component, evaluated for a distribution, and what to change.
#pragma once

#include <string>
#include <vector>

#include "queries/catalog.hpp"

namespace ocelot::queries {

/// A tag that a constraint mentions.
struct TagFact {
  std::string tag;
  bool is_set = false;
  bool is_undecided = false;  ///< it depends on the toolchain; then the component counts as in
  std::string from;           ///< the distribution that sets it, or what Go sets it for ("linux")
  std::vector<std::string>
      chain;  ///< the distributions between, from `why`'s to the one that sets it
};

struct FileVerdict {
  std::string path;
  std::string constraint;  ///< in gofmt's form; empty when there is none
  std::vector<TagFact> tags;
  std::vector<model::Architecture> compiled_for;
};

/// Why a component is in a distribution, or is not.
struct Why {
  std::string distribution;
  std::string component;
  bool is_in = false;
  bool is_upstreams = false;
  std::vector<std::string> types{};  ///< its names in a configuration, as far as builds found them
  std::vector<FileVerdict> files{};
  std::string only;           ///< of a plugin: its component
  std::string plugin;         ///< of a library: its plugin that is made of the component
  bool needs_import = false;  ///< a standalone package: included only where a component imports it
  std::vector<std::string> importers;  ///< the components that import it
  std::vector<std::string> add;        ///< the fewest tags that would bring it in
  std::vector<std::string> remove;     ///< and those that keep it out
  bool names_components = false;       ///< the distribution lists components, not their tags
};

/// Looks a component up in a distribution: the verdict on each of its files, and what would change
/// it.
Why explain(const Catalog& catalog, const model::Distribution& distribution,
            const CatalogEntry& entry);

}  // namespace ocelot::queries
