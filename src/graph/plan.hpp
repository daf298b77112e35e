// What has to be done for the chosen distributions and architectures, each thing once.
// In: a model, a choice, the upstream's pin. Out: an immutable list of steps by kind; no paths of
// outputs yet.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "declaration/model/model.hpp"
#include "graph/contract/document.hpp"
#include "graph/contract/go_options.hpp"
#include "support/base/digest.hpp"
#include "support/base/id.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::graph {

/// What the command line chooses: an empty list chooses all.
struct Choice {
  std::vector<std::string> distributions;
  std::vector<std::string> architectures;
  std::optional<int> compression{};  ///< of the layers, 1 to 12
  /// The architecture whose programs this machine runs, to inspect layers; nothing: none is
  /// inspected.
  std::optional<model::Architecture> inspected{};
  bool inspects_unbuilt = false;  ///< also layers of which that architecture is not built
  Documents documents{};          ///< of each artifact
  std::string sign_command{};     ///< signs the statement of each artifact; empty: none
};

/// A commit of a repository: its content never changes.
struct PinnedCommit {
  std::string location;
  bool is_url = false;
  std::string commit;
  std::string tree{};  ///< the id that the folder's content must have; empty when not known
};

/// A folder as it is now: every file of it is an input.
struct PlainFolder {
  std::string path;
  std::vector<std::string> files;    ///< with `path` in front; without links
  std::vector<std::string> folders;  ///< the same, `path` itself included
  std::string content{};             ///< git's id of all files and links
};

using Pin = std::variant<PinnedCommit, PlainFolder>;

struct OverlayPlan {
  struct File {
    std::string source;
    std::string tree_path;
  };

  std::string component;  ///< its full name, or what the tree calls a replaced module
  std::vector<File> files;
};
using OverlayId = Id<OverlayPlan>;

/// What the sources of a component's plugin are called.
inline std::string plugin_source_name(std::string_view component) {
  return fmt::format("plugin-{}", component);
}

/// Sources that a kind of distribution adds to its tree.
struct GeneratedSourcePlan {
  std::string name;  ///< that of a kind, such as "shared-library", or that of a plugin
  model::Kind kind = model::Kind::executable;
  std::string component{};                 ///< of a plugin: its full name
  std::vector<OverlayPlan::File> files{};  ///< of a plugin: its component
};
using GeneratedSourceId = Id<GeneratedSourcePlan>;

/// A module of upstream that a tree has in a higher version, because a component needs it.
struct RaisedModule {
  std::string module;
  std::string from;
  std::string version;

  auto operator<=>(const RaisedModule&) const = default;
};

struct TreePlan {
  /// A function of the names of the overlays, the generated sources, the modules, and what is left
  /// out.
  std::string id;
  std::vector<OverlayId> overlays;
  std::vector<GeneratedSourceId> generated_sources;
  std::vector<golang::ModuleRequirement> modules;
  std::vector<std::string> omitted_providers{};  ///< sorted
  golang::GoModEdits edits{};  ///< of upstream's go.mod and go.sum; added after the plan is made
  std::set<RaisedModule> raised{};  ///< what the edits raise
};
using TreeId = Id<TreePlan>;

/// A program that lists the components of all layers with the same tree and tags.
struct InspectionPlan {
  std::string id;  ///< a function of the tree and the tags
  TreeId tree;
  std::vector<std::string> tags;
  std::string distribution;  ///< the first with these tags: its layer compiles what is shared
  bool is_layer_built;       ///< whether that layer is built for the inspected architecture
  /// Those for which the distributions select the same files as for the inspected architecture.
  std::vector<model::Architecture> applies_to{};
  GoOptions go_options{};  ///< those of its layer
};
using InspectionId = Id<InspectionPlan>;

/// What a distribution is built as for one architecture: a layer, or a file of another kind.
struct ArtifactPlan {
  std::string distribution;
  model::Kind kind = model::Kind::layer;
  model::Architecture architecture = model::Architecture::amd64;
  std::vector<std::string> tags;
  std::optional<std::string> config_file;
  TreeId tree;
  std::string package{};  ///< of another kind: the folder of its package main in the tree
  std::vector<std::string>
      config_values{};  ///< REFERENCE=VALUE, for the check of the configuration
  std::optional<InspectionId> inspection{};  ///< of a layer, if it can be inspected here
  GoOptions go_options{};
  bool keeps_symbols = false;          ///< a file with symbols is built, too
  bool has_short_relocations = false;  ///< of a shared library or a plugin: `relr: true`
  model::SizeLimits max_size{};
};

/// The licenses that no module of an artifact may have.
struct DeniedLicenses {
  std::vector<std::string> licenses;  ///< names or globs
  std::string policy{};               ///< the file that denies them
};

/// A phony target that stands for a distribution.
struct DistributionTarget {
  std::string name;
  Place place;
};

struct Plan {
  model::Upstream upstream;
  Pin pin;
  std::string go{};            ///< the version of Go that builds; empty if none is pinned
  std::string modules_lock{};  ///< the path of the lock of modules; empty if there is none
  Choice choice;
  DeniedLicenses denied_licenses{};
  std::vector<std::string> cache_writers{};  ///< public keys; see graph::SharedCacheChoice
  std::vector<OverlayPlan> overlays;         ///< sorted by component; then replacing folders
  std::vector<GeneratedSourcePlan> generated_sources;  ///< in the order of the trees
  std::vector<TreePlan> trees;                         ///< in the order of their first distribution
  std::vector<InspectionPlan> inspections;             ///< in the order of their first layer
  std::vector<ArtifactPlan> layers;               ///< sorted by distribution, then architecture
  std::vector<DistributionTarget> distributions;  ///< sorted by name
  Digest meaning;                                 ///< of the configuration, as the check reads it

  /// For a step's option; nothing if no version of Go is pinned.
  std::optional<std::string> go_version() const {
    return go.empty() ? std::nullopt : std::optional(go);
  }
};

}  // namespace ocelot::graph
