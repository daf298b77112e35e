// What a layer depends on once its packages are compiled: the second, finer key of a package step.
#pragma once

#include <filesystem>
#include <string_view>

#include "build/cache/fields.hpp"
#include "build/steps/steps.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

struct LinkRequest {
  const Tree& tree;                     ///< with the config file in its place
  const std::filesystem::path& folder;  ///< where the tree is laid out
  std::string_view listed;  ///< of `go list -deps -export`: path, build id, folder, file
  const PackageRequest& request;
};

/// The content ids of all packages of the program, and every file of the tree but the Go sources
/// that those ids stand for: of the program's own packages below the root, and of the type folders,
/// whose wrappers count only when they are compiled in. An edit that compiles to the same objects
/// gives the same fields.
Result<cache::Fields> link_fields(const LinkRequest& request);

/// The same of a shared library, a plugin or an executable. Of the tree's files, only go.mod and
/// go.sum count, whose modules Go notes in what it links, and the header that is handed on.
Result<cache::Fields> binary_fields(const Tree& tree, const std::filesystem::path& folder,
                                    std::string_view listed, const CompileRequest& request);

}  // namespace ocelot::steps
