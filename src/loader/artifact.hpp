// Determines what a file is for the loader: a collector's library, a plugin, or something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loader/build_info.hpp"
#include "support/base/result.hpp"

namespace ocelot::load {

enum class Role {
  collector,         ///< a library with the interface of otelcol.h
  simple_collector,  ///< a library with only MainWithPlugin or Main
  plugin,            ///< built with -buildmode=plugin
  program,           ///< a Go program
  other,             ///< any other ELF file
};

/// "collector library", "plugin" and so on.
std::string_view name_of(Role role);

struct Artifact {
  std::string path;
  Role role = Role::other;
  std::string architecture;  ///< as Go names it
  std::optional<BuildInfo> build;
  bool takes_plugin = false;              ///< it has the function MainWithPlugin
  std::vector<std::string> entry_points;  ///< the functions that a loader would call; see examine()
};

/// Examines a file without running any of it. Fails if it cannot be read or is not an ELF file.
Result<Artifact> examine(const std::string& path);

/// Examines a file that must be a library, without its entry points. Also fails if it is not a
/// collector's library or is for another architecture than this program ("missing-library",
/// "not-a-library", "other-architecture").
Result<Artifact> examine_library(const std::string& path);

/// The same for a file that must be a plugin ("missing-plugin", "not-a-plugin").
Result<Artifact> examine_plugin(const std::string& path);

/// The architecture of this program, as Go names it.
std::string own_architecture();

}  // namespace ocelot::load
