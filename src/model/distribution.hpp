// Distributions with inheritance flattened: what config/distributions.yaml means.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/id.hpp"
#include "config/config.hpp"
#include "golang/module.hpp"
#include "model/architecture.hpp"
#include "model/component.hpp"

namespace ocelot::model {

/// Where a distribution has a tag from.
struct TagOrigin {
  std::string distribution;  ///< itself, or the base that wrote the tag
  Place place;
};

struct Distribution {
  std::string name;
  Place place;
  std::string description;
  std::string base;                                    ///< empty when there is none
  std::map<std::string, TagOrigin, std::less<>> tags;  ///< own and inherited, sorted
  std::vector<Architecture> architectures;             ///< sorted, never empty
  std::optional<std::string> config_file;              ///< its path in the project
  std::vector<ComponentId> components;                 ///< selected, sorted by full name
  std::vector<golang::ModuleRequirement> modules;      ///< required, sorted

  std::set<std::string, std::less<>> tag_set() const;
};

/// Flattens inheritance: tags are the union of the base's and the own; nothing else is inherited.
/// The result is sorted by name, `components` and `modules` are left empty. Faults: names and tags
/// outside their grammar, duplicates, unknown base, cycles, unknown architectures, config files
/// that are not in `examples`.
Noted<std::vector<Distribution>> flatten(const std::vector<config::DistributionEntry>& entries,
                                         const std::vector<std::string>& examples);

}  // namespace ocelot::model
