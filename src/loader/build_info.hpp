// What Go writes into each program, library and plugin about its build.
// In: the section .go.buildinfo of an ELF file. Out: versions, settings and modules. Source of the
// format: Go's src/debug/buildinfo and runtime/debug, Go 1.18 and later, whose texts stand in the
// section itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::load {

struct GoModule {
  std::string path;
  std::string version;      ///< "(devel)" for a tree that is no version
  std::string sum;          ///< of its content; empty where it was replaced by a folder
  std::string replaced_by;  ///< path and version, "PATH@VERSION"; empty where it was not replaced
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

  /// The value of a setting, or an empty text.
  std::string_view setting(std::string_view name) const;
};

/// Reads the section; nothing where it is not of the form above.
std::optional<BuildInfo> read_build_info(std::string_view section);

/// What differs between two builds so that Go may refuse one of them as a plugin of the other: a
/// line each, such as "-trimpath: 'true' here, '' in the library". `here` is the plugin. What is
/// left out: modules that only one of them has, settings of the linker and of version control, tags
/// that only the plugin has, and the kind of build itself.
std::vector<std::string> differences(const BuildInfo& here, const BuildInfo& library);

}  // namespace ocelot::load
