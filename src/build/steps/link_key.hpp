// What a layer or a binary depends on once its packages are compiled: the second, finer key of a
// package or compile step.
#pragma once

#include <filesystem>
#include <string_view>

#include "build/cache/action_key.hpp"
#include "graph/contract/compile_request.hpp"
#include "graph/contract/package_request.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

/// What is linked.
struct CompiledTree {
  const Tree& tree;                     ///< with the config file in its place
  const std::filesystem::path& folder;  ///< where the tree is laid out
  std::string_view listed;              ///< what compile_packages returned
  std::string_view go;                  ///< what identify_go said
};

/// The content ids of all packages of the program, and every file of the tree but the Go sources
/// that those ids stand for: of the program's own packages below the root, and of the type folders,
/// whose wrappers count only when they are compiled in. An edit that compiles to the same objects
/// gives the same key.
Result<cache::ActionKey> link_key(const CompiledTree& compiled,
                                  const graph::PackageRequest<graph::InWords>& request);

/// The same of a shared library, a plugin or an executable. Of the tree's files, only go.mod and
/// go.sum count, whose modules Go notes in what it links, and the header that is handed on.
Result<cache::ActionKey> binary_key(const CompiledTree& compiled,
                                    const graph::CompileRequest<graph::InWords>& request);

}  // namespace ocelot::steps
