// What a file is to the loader: a collector's library, a plugin, or something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loader/build_info.hpp"
#include "support/base/result.hpp"

namespace ocelot::load {

enum class Role {
  collector,         ///< a library with the interface of otelcol.h
  simple_collector,  ///< a library with MainWithPlugin or Main only
  plugin,            ///< built with -buildmode=plugin
  program,           ///< a Go program
  other,             ///< any other ELF file
};

/// "collector library", "plugin" and so on.
std::string_view name_of(Role role);

struct Artifact {
  std::string path;
  Role role = Role::other;
  std::string architecture;  ///< by Go's name
  std::optional<BuildInfo> build;
  std::vector<std::string> entry_points;  ///< the functions that a loader would call; see examine()
};

/// Looks at a file without running any of it. One that cannot be read, or is no ELF file, is a
/// fault.
Result<Artifact> examine(const std::string& path);

/// The same for what is given as a library, without its entry points: one that is no collector's,
/// or is of another architecture than this program, is a fault too ("missing-library",
/// "not-a-library", "other-architecture").
Result<Artifact> examine_library(const std::string& path);

/// The same for what is given as a plugin ("missing-plugin", "not-a-plugin").
Result<Artifact> examine_plugin(const std::string& path);

/// The architecture of this program, by Go's name.
std::string own_architecture();

}  // namespace ocelot::load
