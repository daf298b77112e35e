// Lets only one process at a time compile for a Go cache, an architecture and a build mode, because
// two with a cold cache would compile the same packages twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "build/steps/step_workspace.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::steps {

/// Go's build mode of a plain program.
inline constexpr std::string_view k_default_mode = "exe";

/// What is compiled, in addition to the tree's go.mod and go.sum. Each build mode has its own
/// compiled packages (cmd/go: -shared for c-shared, -dynlink for plugin).
struct Compilation {
  std::string architecture;
  std::string tags;
  std::string mode{k_default_mode};
  std::string package = ".";  ///< path of the program's package, relative to the tree
};

/// A turn to compile, which ends when the object is destroyed. No turn is needed if this Go cache
/// was already used for the same modules, tags and architecture: then little is left to compile,
/// and several processes may do so at once.
class CompileTurn {
 public:
  CompileTurn(const StepWorkspace& workspace, const Compilation& compilation);

  /// Waits for the turn if one is needed. If the cache folder cannot be used, there are no turns:
  /// two processes may then compile the same packages, which is slower but correct.
  void take();

  /// How many steps with the same jobserver wait for the turn. They leave their cores to the step
  /// that has it.
  std::size_t count_waiting() const;

  /// Records that it was compiled. `listed` is the output of `go list`: the last column of its last
  /// line is a file in the Go cache; as long as that file exists, the cache has not been cleared.
  void note_done(std::string_view listed) const;

 private:
  bool is_compiled() const;

  std::optional<io::Folder> folder_;  ///< with the locks and marks
  std::string lock_name_;
  std::string mark_name_;
  std::optional<std::uint64_t> list_;  ///< the waiting list of the steps with this jobserver
  io::Descriptor lock_;
};

}  // namespace ocelot::steps
