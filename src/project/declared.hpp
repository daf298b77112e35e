// A project with all that is made of it: read for questions, without network and without writing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "declaration/model/model.hpp"
#include "graph/graph.hpp"
#include "graph/plan.hpp"
#include "queries/affected.hpp"
#include "queries/catalog.hpp"
#include "queries/lint.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/console/options.hpp"

namespace ocelot::project {

/// What stands for the commit of an upstream that no lock pins.
inline constexpr std::string_view k_unpinned = "unpinned";

struct Declared {
  model::Model model;
  graph::Plan plan;
  graph::Graph graph;
  Diagnostics warnings;
  queries::Pinning pinning = queries::Pinning::unpinned;

  queries::State state() const { return {plan, graph}; }
  /// Upstream's commit, "unpinned", or the path of a plain folder.
  std::string commit() const;
};

/// Where the user stands, once the current folder is the project's root.
class Standpoint {
 public:
  /// Finds the project by -C or from the current folder, and goes to its root.
  static Result<Standpoint> enter(const console::Arguments& arguments);
  static Result<Standpoint> enter(const std::filesystem::path& folder);

  const std::filesystem::path& root() const { return root_; }

  /// A file that the user named, as the graph has it. Paths are meant from where the user stands;
  /// what is no file there may be one from the root.
  std::string in_project(const std::string& path, const graph::Graph& graph) const;

  /// A path that the user gave, for a file to write.
  std::filesystem::path from_here(const std::string& path) const { return here_ / path; }

 private:
  Standpoint(std::filesystem::path here, std::filesystem::path root)
      : here_(std::move(here)), root_(std::move(root)) {}

  std::filesystem::path here_;
  std::filesystem::path root_;
};

/// Whether a lock that does not fit the configuration is told, or counts as none.
enum class StaleLock { is_fault, is_none };

/// The project in the current folder.
Result<Declared> read_declared(StaleLock stale = StaleLock::is_none);

/// A project of other files, with the text of its lock (empty: none).
Result<Declared> make_declared(const model::ProjectFiles& files, const graph::ProjectInputs& inputs,
                               const std::string& lock);

/// Upstream's tree as the clone step left it, if it did.
Result<std::optional<Tree>> read_upstream_tree();

/// The components in such a tree.
std::optional<std::vector<model::Component>> components_in(const std::optional<Tree>& tree);

/// The project that a command line names, and upstream's components where they are known.
struct Known {
  Standpoint standpoint;
  Declared declared;
  std::optional<std::vector<model::Component>> upstream;

  queries::Catalog catalog() const { return {declared.model, upstream}; }
};

/// Goes to the project's root, and reads all that questions are asked of.
Result<Known> read_known(const console::Arguments& arguments);

/// What the check step would say of a model against upstream's tree, but for Go itself.
Diagnostics check_against(const Tree& tree, const model::Model& model);

/// The version of upstream's collector as the probe step found it; empty if it did not run yet.
std::string read_upstream_version();

}  // namespace ocelot::project
