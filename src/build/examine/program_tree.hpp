// A tree of which programs are linked to measure or examine them: the program of a distribution,
// with other tags or with its symbols.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "build/cache/action_key.hpp"
#include "build/steps/go_build.hpp"
#include "build/steps/step_environment.hpp"
#include "build/steps/step_workspace.hpp"
#include "build/steps/steps.hpp"
#include "graph/contract/go_options.hpp"
#include "support/base/result.hpp"

namespace ocelot::examine {

/// What a distribution is linked from for one architecture.
struct ProgramSource {
  std::string go;
  std::string go_version{};        ///< the version of Go that must build; empty: as go chooses
  std::optional<std::string> cc;   ///< nothing: without cgo
  steps::Compilation compilation;  ///< with the distribution's tags
  std::string tree;                ///< the path of the tar
  graph::GoOptions go_options;
  std::optional<std::string> program{};  ///< of an archive: a built program that has it linked in
};

/// What a step links.
ProgramSource source_of(const steps::PackageRequest& request);
ProgramSource source_of(const steps::CompileRequest& request);

/// Everything that a program depends on, for the key of an answer about it. Fails if the tree
/// cannot be read or go does not report its version.
Result<cache::ActionKey> key_of_program(const ProgramSource& source,
                                        const steps::StepEnvironment& environment);

/// Whether a program has its symbols and debug data. Layers do not have them.
enum class Symbols { stripped, kept };

class ProgramTree {
 public:
  /// Writes the tree to a workspace. `output` names the work in messages; the output of tools is
  /// kept as OUTPUT.log.
  static Result<ProgramTree> lay_out(const ProgramSource& source,
                                     const std::filesystem::path& output,
                                     const steps::StepEnvironment& environment);

  /// Links the program with its tags and returns its path, which the next call overwrites.
  Result<std::filesystem::path> link(Symbols symbols) const;

  /// The same, stripped and with other tags.
  Result<std::filesystem::path> link(const std::string& tags) const;

 private:
  ProgramTree(steps::StepWorkspace workspace, const ProgramSource& source,
              steps::PlaceLookup places)
      : workspace_(std::move(workspace)),
        compilation_(source.compilation),
        ldflags_(source.go_options.ldflags.value_or("")),
        places_(std::move(places)) {}

  Result<std::filesystem::path> link(const steps::Compilation& compilation, Symbols symbols) const;

  steps::StepWorkspace workspace_;
  steps::Compilation compilation_;
  std::string ldflags_;
  steps::PlaceLookup places_;
};

}  // namespace ocelot::examine
