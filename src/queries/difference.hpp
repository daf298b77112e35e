// diff: two distributions, or two states of a whole project.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"

namespace ocelot::queries {

/// What only one side has; sorted.
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

struct ModuleDifference {
  std::string path;
  ValueDifference version;  ///< empty: upstream's
};

struct DistributionDifference {
  std::string before;  ///< the names of the two
  std::string after;
  ValueDifference kind;       ///< as in the declaration; empty: abstract
  ValueDifference library;    ///< of plugins
  ValueDifference component;  ///< of plugins
  ListDifference tags;
  ListDifference components;
  std::vector<std::string> changed_components;  ///< on both sides, with other bytes
  ListDifference modules;                       ///< as MODULE or MODULE@VERSION
  std::vector<ModuleDifference> changed_modules;
  ListDifference architectures;
  ValueDifference config_file;     ///< paths; empty: upstream's own
  bool is_config_changed = false;  ///< the same path with other bytes
  ValueDifference description;

  bool is_empty() const;
};

/// A distribution of a model.
struct Side {
  const model::Model& model;
  const model::Distribution& distribution;
};

/// `changed_files` are the project's files whose bytes differ between the two sides.
DistributionDifference compare(const Side& before, const Side& after,
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
struct Version {
  const model::Model& model;
  std::string commit;  ///< of upstream
};

ProjectDifference compare(const Version& before, const Version& after,
                          const std::set<std::string>& changed_files);

}  // namespace ocelot::queries
