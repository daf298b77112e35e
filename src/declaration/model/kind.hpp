// What a distribution is built as.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "declaration/model/architecture.hpp"
#include "support/golang/target.hpp"

namespace ocelot::model {

enum class Kind {
  layer,           ///< a zip for Lambda, built by upstream's own Makefile
  shared_library,  ///< a C library that runs the collector
  plugin,          ///< one component, which a shared library loads at run time
  executable,      ///< a plain program
};

inline const std::vector<Kind> k_kinds = {Kind::layer, Kind::shared_library, Kind::plugin,
                                          Kind::executable};

constexpr std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::layer:
      return "layer";
    case Kind::shared_library:
      return "shared-library";
    case Kind::plugin:
      return "plugin";
    case Kind::executable:
      return "executable";
  }
  return "";
}

/// The kind in words: "a shared library".
constexpr std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::layer:
      return "a layer";
    case Kind::shared_library:
      return "a shared library";
    case Kind::plugin:
      return "a plugin";
    case Kind::executable:
      return "an executable";
  }
  return "";
}

constexpr std::optional<Kind> parse_kind(std::string_view name) {
  for (Kind kind : {Kind::layer, Kind::shared_library, Kind::plugin, Kind::executable}) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

/// Whether a kind is built with CGO_ENABLED=1. Only what a C program loads needs C; upstream's own
/// collector is built without it.
constexpr bool has_cgo(Kind kind) {
  return kind == Kind::shared_library || kind == Kind::plugin;
}

/// What Go builds a kind for.
inline golang::Target target_of(Kind kind, Architecture architecture) {
  return {"linux", std::string(name_of(architecture)), has_cgo(kind)};
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
