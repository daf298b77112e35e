// What a distribution is built as.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "declaration/model/architecture.hpp"
#include "support/golang/target.hpp"

namespace ocelot::model {

enum class Kind {
  layer,                    ///< a zip for Lambda, built by upstream's own Makefile
  shared_library,           ///< a C library that runs the collector
  archive,                  ///< the same C library, to be linked into a program
  plugin,                   ///< one component, which a plugin host loads at run time
  executable,               ///< a plain program
  executable_with_plugins,  ///< a program that loads plugins: `plugins: true`
};

/// What is true of all distributions of a kind.
struct KindRow {
  Kind kind;
  std::string_view name;         ///< in paths and commands of steps
  std::string_view declared_as;  ///< the value of the key `kind`
  std::string_view description;  ///< in words: "a shared library"
  bool has_cgo;                  ///< built with CGO_ENABLED=1
  bool loads_plugins;            ///< a plugin may name it as its `library`
  bool has_interface;            ///< a C header is delivered with it
};

/// All kinds, in the order of the enumeration; of those with one `declared_as`, the plain one
/// first. What a C program loads needs cgo, and so does Go's package plugin; upstream's own
/// collector is built without it.
inline constexpr std::array<KindRow, 6> k_kind_rows = {{
    {Kind::layer, "layer", "layer", "a layer", false, false, false},
    {Kind::shared_library, "shared-library", "shared-library", "a shared library", true, true,
     true},
    {Kind::archive, "archive", "archive", "an archive", true, true, true},
    {Kind::plugin, "plugin", "plugin", "a plugin", true, false, false},
    {Kind::executable, "executable", "executable", "an executable", false, false, false},
    {Kind::executable_with_plugins, "executable-with-plugins", "executable",
     "an executable with plugins", true, true, false},
}};

static_assert([] {
  for (std::size_t i = 0; i < k_kind_rows.size(); ++i) {
    if (k_kind_rows[i].kind != static_cast<Kind>(i)) return false;
  }
  return true;
}());

constexpr const KindRow& row_of(Kind kind) {
  return k_kind_rows[static_cast<std::size_t>(kind)];
}

constexpr std::string_view name_of(Kind kind) {
  return row_of(kind).name;
}

/// The kind by its name, as paths and commands of steps have it.
constexpr std::optional<Kind> parse_kind(std::string_view name) {
  for (const KindRow& row : k_kind_rows) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

constexpr bool is_executable(Kind kind) {
  return kind == Kind::executable || kind == Kind::executable_with_plugins;
}

/// What Go builds a kind for.
inline golang::Target target_of(Kind kind, Architecture architecture) {
  return {"linux", std::string(name_of(architecture)), row_of(kind).has_cgo};
}

/// The architecture that ocelot-gen itself was built for.
#if defined(__aarch64__)
inline constexpr Architecture k_native = Architecture::arm64;
#else
inline constexpr Architecture k_native = Architecture::amd64;
#endif

/// The default of `architectures` for a kind: for a layer the two architectures of Lambda, for
/// other kinds the architecture of this machine.
inline std::vector<Architecture> default_architectures(Kind kind) {
  return kind == Kind::layer ? k_architectures : std::vector<Architecture>{k_native};
}

}  // namespace ocelot::model
