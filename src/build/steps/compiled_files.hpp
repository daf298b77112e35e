// Whether Go compiles exactly the files that a declaration selects.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "build/steps/place_lookup.hpp"
#include "declaration/model/kind.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

/// The file of a tree that lists the paths of its overlays' files, one a line. It is not part of
/// what is built.
inline constexpr std::string_view k_overlay_list = "ocelot/overlay.list";

/// The list of an overlay's files; sorted.
TreeEntry list_of_overlay(std::vector<std::string> paths);

/// A program whose packages are compiled.
struct CompiledProgram {
  const Tree& tree;
  const std::filesystem::path& folder;  ///< where the tree is laid out
  std::string_view listed;              ///< what compile_packages returned
  model::Kind kind = model::Kind::layer;
  model::Architecture architecture = model::Architecture::amd64;
  std::string_view tags;  ///< separated by commas
};

/// Compares what Go compiled with what the tags select of the overlays' files. Each difference is a
/// fault at the file's constraint, with the reason. Files of packages that the program does not
/// import do not count, except wrappers, which nothing but their type folder brings in.
Status check_compiled_files(const CompiledProgram& program, const PlaceLookup& places);

}  // namespace ocelot::steps
