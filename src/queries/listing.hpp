// list and desc: the contents of a project, and of a distribution.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "queries/catalog.hpp"

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
std::vector<ListedTag> list_tags(const Catalog& catalog);

/// Every component, sorted by name.
std::vector<ListedComponent> list_components(const Catalog& catalog);

/// Every target of the Ninja file without a file of its own, in their order.
std::vector<ListedTarget> list_targets(const graph::Graph& graph);

struct ReportedComponent {
  std::string name;
  bool is_upstreams = false;
  std::vector<std::string> files;
  std::vector<golang::ModuleRequirement> modules;  ///< that its tags require
};

struct ReportedTag {
  std::string tag;
  std::string from;  ///< the distribution that sets it: itself, or a base
};

struct Output {
  model::Architecture architecture = model::Architecture::amd64;
  std::string path;
};

/// A distribution, and all that follows from its declaration.
/// A module and what takes its place: MODULE@VERSION, or ./FOLDER of the project.
struct ReplacedModule {
  std::string module;
  std::string by;
};

struct DistributionReport {
  const model::Distribution* distribution = nullptr;  ///< must outlive the report
  std::vector<std::string> bases;  ///< its own and theirs, each once, the nearest first
  bool is_chain = true;            ///< no base has more than one base
  std::vector<ReportedTag> tags;
  std::vector<ReportedComponent> components;
  std::vector<ReplacedModule> replaces{};     ///< those of modules that it needs, as far as locked
  std::vector<Output> outputs;                ///< none when it is abstract
  std::vector<graph::RaisedModule> raised{};  ///< sorted by module
  bool knows_upstream = false;  ///< whether upstream's components are among the components
};

/// What is built of a distribution, one for each architecture; nothing if it is abstract.
std::vector<Output> outputs_of(const model::Distribution& distribution);

DistributionReport describe(const Catalog& catalog, const model::Distribution& distribution,
                            const graph::Plan& plan);

}  // namespace ocelot::queries
