// graph: which distribution has which component, and why.
#pragma once

#include <string>
#include <vector>

#include "queries/listing.hpp"
#include "queries/why.hpp"

namespace ocelot::queries {

/// How a component comes into a distribution's layers.
struct Inclusion {
  std::string component;
  std::vector<std::string> tags;  ///< of the distribution's, those that its constraints mention
  std::vector<model::Architecture> architectures;  ///< whose layers it is in
};

struct RelatedDistribution {
  const model::Distribution* distribution = nullptr;  ///< must outlive the relations
  std::vector<Inclusion> inclusions;  ///< of each component, by name; none when abstract
};

struct RelatedComponent {
  std::string name;
  bool is_upstreams = false;
  std::vector<std::string> files;
  std::vector<std::string> constraints;            ///< in gofmt's form, each once
  std::vector<std::string> tags;                   ///< that the constraints mention; sorted
  std::vector<golang::ModuleRequirement> modules;  ///< that its tags require; sorted
};

struct Relations {
  std::vector<RelatedDistribution> distributions;  ///< sorted by name
  std::vector<RelatedComponent> components;        ///< sorted by name
  bool knows_upstream = false;  ///< whether upstream's components are among the components
};

/// Everything; or, where names are given, these distributions, what they inherit from, and the
/// components that they hold. Faults: unknown names, all of them.
Result<Relations> relate(const Catalog& catalog, const std::vector<std::string>& names);

}  // namespace ocelot::queries
