// The build information that Go stores in each program, library and plugin.
// In: the section .go.buildinfo of an ELF file. Out: versions, settings and modules. Source of the
// format: Go's src/debug/buildinfo and runtime/debug, Go 1.18 and later, which store the texts in
// the section itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::load {

struct GoModule {
  std::string path;
  std::string version;      ///< "(devel)" for a tree without a version
  std::string sum;          ///< checksum of its content; empty if a folder replaced it
  std::string replaced_by;  ///< path and version, "PATH@VERSION"; empty if it was not replaced
};

/// The settings of the go command: "-tags", "-trimpath", "CGO_ENABLED" and so on.
struct BuildSetting {
  std::string name;
  std::string value;
};

struct BuildInfo {
  std::string go_version;  ///< "go1.26.8"
  std::string package;     ///< the path of package main
  GoModule main;
  std::vector<GoModule> modules;  ///< in Go's order, sorted by path
  std::vector<BuildSetting> settings;

  /// The value of a setting, the first one if it is set twice; empty if it is not set.
  std::string_view setting(std::string_view name) const;

  /// The module with a path, the first one if it is listed twice; null if there is none.
  const GoModule* find_module(std::string_view path) const;
};

/// Parses the section; nothing if it does not have the format above.
std::optional<BuildInfo> read_build_info(std::string_view section);

/// The differences between two builds for which Go may reject one as a plugin of the other: one
/// line for each, such as "-trimpath: 'true' here, '' in the library". `here` is the plugin.
/// Ignores modules that only one of them has, settings of the linker and of version control, tags
/// that only the plugin has, and the build mode.
std::vector<std::string> differences(const BuildInfo& here, const BuildInfo& library);

}  // namespace ocelot::load
