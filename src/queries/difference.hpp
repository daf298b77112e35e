// diff: two distributions, or two states of a whole project.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "queries/properties.hpp"

namespace ocelot::queries {

/// What only the later side, or only the earlier side, has; sorted.
struct ListDifference {
  std::vector<std::string> added;
  std::vector<std::string> removed;

  bool is_empty() const { return added.empty() && removed.empty(); }
};

/// A value before and after.
struct ValueDifference {
  std::string before;
  std::string after;

  bool is_empty() const { return before == after; }
};

struct PropertyDifference {
  const Property* property = nullptr;
  ValueDifference value;
  bool is_content_changed = false;  ///< of a file: the same path with other bytes

  bool is_empty() const { return value.is_empty() && !is_content_changed; }
};

struct ModuleDifference {
  std::string path;
  ValueDifference version;  ///< empty: upstream's
};

struct DistributionDifference {
  std::string before;  ///< the names of the two
  std::string after;
  std::vector<PropertyDifference> properties;  ///< all of properties(), in its order
  ListDifference tags;
  ListDifference components;
  std::vector<std::string> changed_components;  ///< on both sides, with other bytes
  ListDifference modules;                       ///< as MODULE or MODULE@VERSION
  std::vector<ModuleDifference> changed_modules;
  ListDifference architectures;
  ValueDifference description;

  bool is_empty() const;
};

/// A distribution of a model.
struct DistributionState {
  const model::Model& model;
  const model::Distribution& distribution;
};

/// `changed_files` are the project's files whose bytes differ between the two sides.
DistributionDifference compare(const DistributionState& before, const DistributionState& after,
                               const std::set<std::string>& changed_files = {});

struct ProjectDifference {
  ValueDifference repo;
  ValueDifference ref;
  ValueDifference commit;  ///< "unpinned" where no lock says
  ListDifference distributions;
  std::vector<DistributionDifference> changed;  ///< on both sides, and not equal

  bool is_empty() const;
};

/// A project at some time.
struct ProjectState {
  const model::Model& model;
  std::string commit;  ///< of upstream
};

ProjectDifference compare(const ProjectState& before, const ProjectState& after,
                          const std::set<std::string>& changed_files);

}  // namespace ocelot::queries
