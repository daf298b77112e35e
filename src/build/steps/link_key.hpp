// What a layer or a binary depends on after its packages are compiled: the second, finer key of a
// package or compile step.
#pragma once

#include <filesystem>
#include <string_view>

#include "build/cache/action_key.hpp"
#include "build/steps/tool_sandbox.hpp"
#include "graph/contract/compile_request.hpp"
#include "graph/contract/package_request.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

/// The tree to link.
struct CompiledTree {
  const Tree& tree;                     ///< with the config file in it
  const std::filesystem::path& folder;  ///< the folder with the tree's files
  std::string_view listed;              ///< result of compile_packages
  std::string_view go;                  ///< result of identify_go
  const ToolSandbox& sandbox;           ///< in which it is linked
};

/// Adds what the linker depends on, too: experiments and the level of processors. Options that are
/// not set leave the key as it is.
void add_go_options(cache::ActionKey& key, const graph::GoOptions& options);

/// The content ids of all packages of the program, and every file of the tree except the Go sources
/// that these ids cover: those of the program's own packages below the root, and of the type
/// folders, whose wrappers count only if they are compiled. An edit that compiles to the same
/// objects yields the same key.
Result<cache::ActionKey> link_key(const CompiledTree& compiled,
                                  const graph::PackageRequest<graph::InWords>& request);

/// The key of a shared library, a plugin or an executable. Of the tree's files, only go.mod and
/// go.sum count, because Go records their modules in the binary, and the header that is an output.
Result<cache::ActionKey> binary_key(const CompiledTree& compiled,
                                    const graph::CompileRequest<graph::InWords>& request);

}  // namespace ocelot::steps
