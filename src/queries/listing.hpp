// list and desc: what a project has, and what a distribution holds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "queries/catalogue.hpp"

namespace ocelot::queries {

struct ListedTag {
  std::string tag;
  std::vector<std::string> distributions;  ///< that have it, own or inherited
  std::vector<std::string> components;     ///< whose constraint mentions it
};

struct ListedComponent {
  std::string name;
  bool is_upstreams = false;
  std::vector<std::string> files;
  std::vector<std::string> distributions;  ///< that are built and hold it
};

struct ListedTarget {
  std::string name;
  std::vector<std::string> files;
};

/// Every tag of a distribution or a component that begins with `lambdacomponents.`, and every other
/// tag of a distribution; sorted.
std::vector<ListedTag> list_tags(const Catalogue& catalogue);

/// Every component, sorted by name.
std::vector<ListedComponent> list_components(const Catalogue& catalogue);

/// Every target of the Ninja file without a file of its own, in their order.
std::vector<ListedTarget> list_targets(const graph::Graph& graph);

struct HeldComponent {
  std::string name;
  bool is_upstreams = false;
  std::vector<std::string> files;
  std::vector<golang::ModuleRequirement> modules;  ///< that its tags require
};

struct HeldTag {
  std::string tag;
  std::string from;  ///< the distribution that wrote it: itself, or a base
};

struct Output {
  model::Architecture architecture = model::Architecture::amd64;
  std::string path;
};

/// All that a distribution is.
struct DistributionReport {
  std::string name;
  std::string description;
  model::Kind kind = model::Kind::layer;
  std::string library{};    ///< of a plugin
  std::string component{};  ///< of a plugin
  bool is_abstract = false;
  std::vector<std::string> bases;  ///< its own and theirs, each once, the nearest first
  std::size_t direct_bases = 0;    ///< how many of them are its own
  bool is_chain = true;            ///< no base has more than one base
  std::vector<HeldTag> tags;
  std::vector<HeldComponent> components;
  std::vector<golang::ModuleRequirement> modules;
  std::optional<std::string> config_file;
  std::vector<Output> outputs;  ///< none when it is abstract
  bool knows_upstream = false;  ///< whether upstream's components are among the components
};

DistributionReport describe(const Catalogue& catalogue, const model::Distribution& distribution);

}  // namespace ocelot::queries
