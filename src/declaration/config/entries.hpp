// The configuration files as written: every scalar with its place; nothing is resolved.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/base/source.hpp"

namespace ocelot::config {

/// A scalar and its place.
struct Scalar {
  std::string value;
  Place place;
};

/// One entry of `config-env`: a variable, or another reference of a collector's configuration, and
/// what stands for it when the configuration is checked.
struct ReferenceValue {
  Scalar reference;
  Scalar value;
};

/// One distribution of config/distributions.yaml.
struct DistributionEntry {
  Scalar name;
  std::optional<Scalar> description;
  std::optional<Scalar> kind;
  std::optional<Scalar> library;    ///< of a plugin
  std::optional<Scalar> component;  ///< of a plugin
  std::optional<Scalar> plugins;    ///< of an executable: "true" if it loads plugins
  bool is_abstract = false;
  std::vector<Scalar> bases;
  std::optional<Scalar> config;       ///< a path in the project
  std::optional<Scalar> config_file;  ///< the name of a file in config/examples/
  std::vector<ReferenceValue> config_env;
  std::optional<Scalar> max_next;    ///< a duration
  std::optional<Scalar> max_memory;  ///< a size
  std::vector<Scalar> components;    ///< as TYPE.NAME
  std::vector<Scalar> tags;
  std::vector<Scalar> go_tags;  ///< tags that no component mentions, for Go and modules
  std::optional<Scalar> go_ldflags;
  std::optional<Scalar> go_gcflags;
  std::optional<Scalar> go_symbols;
  std::optional<Scalar> go_relr;  ///< "true" or "false"
  std::optional<Scalar> go_experiment;
  std::optional<Scalar> go_amd64;
  std::optional<Scalar> max_zip;
  std::optional<Scalar> max_unzipped;
  std::optional<Scalar> max_binary;
  std::vector<Scalar> without;
  /// The configuration providers that the layer leaves out. An empty list is not the default.
  std::optional<std::vector<Scalar>> omitted_providers;
  std::vector<Scalar> architectures;
  std::set<std::string, std::less<>>
      unread;  ///< keys with a value of the wrong form, which was reported
};

/// config/distributions.yaml.
struct DistributionsFile {
  bool is_for_this_version = true;  ///< whether `requires` permits this ocelot-gen; if not, that is
                                    ///< the only fault, and nothing else was read
  DistributionEntry defaults;       ///< keys that distributions take if they do not have them
  std::vector<DistributionEntry> distributions;
};

/// One tag with its modules.
struct DependencyEntry {
  Scalar tag;
  std::vector<Scalar> modules;
};

/// One module of `replaces`, and what takes its place: MODULE@VERSION, or a folder.
struct ReplaceEntry {
  Scalar module;
  Scalar target;
};

/// config/component_dependencies.yaml.
struct DependenciesFile {
  std::vector<DependencyEntry> dependencies;
  std::vector<ReplaceEntry> replaces;
  std::vector<Scalar> allow_skew;  ///< components, as TYPE.NAME, or their tags
};

/// config/upstream.yaml; a key that is not written keeps its default and has no place.
struct UpstreamEntry {
  Scalar repo{"open-telemetry/opentelemetry-lambda", {}};
  Scalar ref{"main", {}};
  Scalar folder{"collector", {}};
};

/// A vulnerability that does not count for a time. A key that is not written is empty and has no
/// place.
struct IgnoredVulnerabilityEntry {
  Place place;
  Scalar id;
  Scalar reason;
  Scalar until;
};

/// The key `vulnerabilities` of config/policy.yaml.
struct VulnerabilitiesEntry {
  std::optional<Scalar> database;
  std::vector<IgnoredVulnerabilityEntry> ignore;
};

/// config/policy.yaml.
struct PolicyEntry {
  std::optional<Scalar> sandbox;
  std::vector<Scalar> repositories;  ///< where upstream may be; empty: anywhere
  VulnerabilitiesEntry vulnerabilities{};
  std::vector<Scalar> denied_licenses;  ///< names or globs of licenses
  std::vector<Scalar> cache_writers;    ///< public keys of those who write to the shared cache
};

/// What a lock file pins: a ref of a repository to a commit, and the content of its folder there.
/// Locks of older versions lack some of the keys after `ref`; these are then empty and have no
/// place.
struct LockEntry {
  Scalar repo;
  Scalar ref;
  Scalar folder;
  Scalar commit;
  Scalar tree;
  Scalar modules;  ///< the digest of the folder's go.mod and go.sum files
  Scalar go;       ///< the version of Go that builds, such as "1.26.8"
};

}  // namespace ocelot::config
