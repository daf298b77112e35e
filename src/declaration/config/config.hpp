// The three configuration files as written: every scalar with its place, nothing resolved.
// In: their sources. Out: entries in the order written, and all faults of form.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/base/with_diagnostics.hpp"

namespace ocelot::yaml {
struct YamlNode;
}

namespace ocelot::config {

/// A scalar and where it stands.
struct Scalar {
  std::string value;
  Place place;
};

/// One distribution of config/distributions.yaml.
struct DistributionEntry {
  Scalar name;
  std::optional<Scalar> description;
  std::optional<Scalar> kind;
  std::optional<Scalar> library;    ///< of a plugin
  std::optional<Scalar> component;  ///< of a plugin
  bool is_abstract = false;
  std::vector<Scalar> bases;
  std::optional<Scalar> config_file;
  std::vector<Scalar> tags;
  std::vector<Scalar> without;
  std::vector<Scalar> architectures;
  std::set<std::string, std::less<>> unread;  ///< keys with a value of a wrong form, which was told
};

/// One tag of config/component_dependencies.yaml with its modules.
struct DependencyEntry {
  Scalar tag;
  std::vector<Scalar> modules;
};

/// config/upstream.yaml; what is not written keeps its default and has no place.
struct UpstreamEntry {
  Scalar repo{"open-telemetry/opentelemetry-lambda", {}};
  Scalar ref{"main", {}};
  Scalar folder{"collector", {}};
};

/// Reads distributions.yaml in either spelling: a top-level map of distributions or one below
/// `distributions:`; `buildtags` or `build-tags`.
WithDiagnostics<std::vector<DistributionEntry>> read_distributions(const SourceRef& source);

/// Whether a distributions.yaml has its distributions below the key `distributions`.
bool has_distributions_root(const yaml::YamlNode& document);

/// Reads component_dependencies.yaml: below `dependencies:`, a tag with a module or a list of
/// modules.
WithDiagnostics<std::vector<DependencyEntry>> read_dependencies(const SourceRef& source);

/// Reads upstream.yaml: repo, ref, folder.
WithDiagnostics<UpstreamEntry> read_upstream(const SourceRef& source);

/// What a lock file pins: a ref of a repository to a commit, and a folder's content there. Locks of
/// older versions have no folder and no tree; those are then empty and have no place.
struct LockEntry {
  Scalar repo;
  Scalar ref;
  Scalar folder;
  Scalar commit;
  Scalar tree;
};

/// Reads upstream.lock, which has the same form.
WithDiagnostics<LockEntry> read_lock(const SourceRef& source);

/// The text of a lock file.
std::string write_lock(const LockEntry& lock);

}  // namespace ocelot::config
