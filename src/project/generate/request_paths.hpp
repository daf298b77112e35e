// The paths in a request: a user writes them for the current folder, a Ninja file for the root.
#pragma once

#include <filesystem>

#include "project/generate/gen_request.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// Converts relative paths on the command line, which are relative to `here`, to absolute paths if
/// `here` is not the root, because paths in the Ninja file are relative to the root. Paths are
/// repositories and tools with a '/', and launchers whose first word has a '/'. Paths of files of
/// the project become relative to the root.
void resolve_paths(GenRequest& request, const std::filesystem::path& here,
                   const std::filesystem::path& root);

/// Finds the project, and resolves the paths for its root.
Result<project::Root> find_root(GenRequest& request);

}  // namespace ocelot::generate
