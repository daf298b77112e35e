// What earlier builds made, for the commands that examine it: layers and other artifacts, and those
// of an earlier commit that the action cache has.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "build/cache/store.hpp"
#include "build/examine/program_tree.hpp"
#include "build/steps/step_environment.hpp"
#include "graph/ninja_writer.hpp"
#include "project/past_snapshot.hpp"
#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::cli {

/// An artifact of a distribution for an architecture.
struct BuiltLayer {
  std::string distribution;
  model::Architecture architecture = model::Architecture::amd64;
  model::Kind kind = model::Kind::layer;
  std::string file;               ///< its final path
  std::string raw_file;           ///< the same file as its step makes it
  examine::ProgramSource source;  ///< what it is linked from

  /// "minimal amd64".
  std::string name() const;

  /// The SHA-256 of the file, in hexadecimal digits. Fails if it cannot be read.
  Result<std::string> sha256() const;
};

/// A project and its builds. The current folder is its root.
class BuiltProject {
 public:
  /// Reads the project with the options that build.ninja was written with; the inputs of the
  /// command, -d and -a replace its choice of layers. Faults: as for `gen`.
  static Result<BuiltProject> open(const console::Arguments& arguments);

  const project::Root& root() const { return root_; }
  const project::Snapshot& snapshot() const { return snapshot_; }
  const graph::Machine& machine() const { return machine_; }

  /// The chosen layers, sorted by distribution, then architecture.
  std::vector<BuiltLayer> layers() const;

  /// For steps that examine layers. `again` is the command that the user runs.
  steps::StepEnvironment environment(const std::string& again) const;

  /// The tools for a program that ocelot-gen brings along.
  steps::Tools tools() const;

  /// The action cache; null if it is off.
  const cache::Store* store() const { return store_ ? &*store_ : nullptr; }

 private:
  BuiltProject(project::Root root, project::Snapshot snapshot, graph::Machine machine);

  project::Root root_;
  project::Snapshot snapshot_;
  graph::Machine machine_;
  std::optional<cache::Store> store_;
};

/// Where the output of tools of these commands is kept, without `.log` at the end.
std::string log_path(std::string_view command, const BuiltLayer& layer);

/// Names the layer in failures of tools that have no file of the user, only a log.
Diagnostics name_layer(Diagnostics faults, const BuiltLayer& layer);

/// What is known of a layer at an earlier commit.
enum class PastState {
  absent,     ///< it was not declared
  not_built,  ///< the action cache does not have it
  built
};

/// "absent", "not-built" or "built".
std::string_view name_of(PastState state);

/// A layer as it was at a commit. Its paths are absolute.
struct PastLayer {
  PastState state = PastState::absent;
  std::optional<BuiltLayer> layer{};  ///< if it was built
};

/// The layers of a commit, restored to a folder that exists as long as this value.
class PastLayers {
 public:
  /// Restores the past state of each layer: its file, and the tree that it was built from. The
  /// current folder is the same afterwards. Faults: as for load_past.
  static Result<PastLayers> restore(const BuiltProject& project, const std::string& ref,
                                    const std::vector<BuiltLayer>& layers);

  const std::string& commit() const { return commit_; }

  /// In the order of the layers that were restored.
  const std::vector<PastLayer>& layers() const { return layers_; }

 private:
  PastLayers(io::Scratch scratch, std::string commit)
      : scratch_(std::move(scratch)), commit_(std::move(commit)) {}

  io::Scratch scratch_;
  std::string commit_;
  std::vector<PastLayer> layers_;
};

}  // namespace ocelot::cli
