// Whose turn it is to compile: one at a time for a Go cache, an architecture and a build mode, as
// two on a cold cache would compile the same packages twice.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "build/steps/step_sandbox.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::steps {

/// Go's build mode of a plain program.
inline constexpr std::string_view k_default_mode = "exe";

/// What is compiled, beside the tree's go.mod and go.sum. Each build mode has compiled packages of
/// its own (cmd/go: -shared for c-shared, -dynlink for plugin).
struct Compilation {
  std::string architecture;
  std::string tags;
  std::string mode{k_default_mode};
  std::string package = ".";  ///< of the program, from the tree
};

/// A turn, given back when it goes. No turn is needed where this Go cache has seen the same
/// modules, tags and architecture before: then little is left to compile, and many may do it at
/// once.
class CompileTurn {
 public:
  CompileTurn(const StepSandbox& sandbox, const Compilation& compilation);

  /// Waits for the turn, if one is needed. Where the cache folder cannot be written to there are no
  /// turns: two may then compile the same, which is slower and as right.
  void take();

  /// Remembers that it was compiled. `listed` is what `go list` printed: the last column of its
  /// last line is a file of the Go cache; while that is there, the cache has not been emptied.
  void note_done(std::string_view listed) const;

 private:
  bool is_compiled() const;

  std::filesystem::path lock_path_;
  std::filesystem::path mark_path_;
  io::Descriptor lock_;
};

}  // namespace ocelot::steps
