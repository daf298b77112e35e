// Where every output lies: the one table. All paths are relative to the project.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "declaration/model/kind.hpp"
#include "graph/contract/document.hpp"

namespace ocelot::graph {

inline constexpr std::string_view k_build_folder = "build";
inline constexpr std::string_view k_own_folder = "build/ocelot";
inline constexpr std::string_view k_overlay_folder = "build/ocelot/overlay";
inline constexpr std::string_view k_tree_folder = "build/ocelot/tree";
inline constexpr std::string_view k_layer_folder = "build/ocelot/layer";
inline constexpr std::string_view k_inspection_folder = "build/ocelot/inspect";
inline constexpr std::string_view k_validation_folder = "build/ocelot/validate";
inline constexpr std::string_view k_document_folder = "build/ocelot/document";
/// The folders in a layer, as upstream's Makefile makes them.
inline constexpr std::string_view k_layer_programs = "extensions";
inline constexpr std::string_view k_layer_configs = "collector-config";
/// The configuration that upstream's extension reads by default, in k_layer_configs.
inline constexpr std::string_view k_default_config = "config.yaml";
inline constexpr std::string_view k_upstream_tar = "build/ocelot/upstream.tar";
/// The command that makes it, in a fresh project too.
inline constexpr std::string_view k_get_upstream = "ocelot-gen build build/ocelot/upstream.tar";
inline constexpr std::string_view k_upstream_tree_id = "build/ocelot/upstream.tree";
inline constexpr std::string_view k_version = "build/ocelot/version";
inline constexpr std::string_view k_check = "build/ocelot/check";
inline constexpr std::string_view k_override_lock = "build/ocelot/upstream.lock";
inline constexpr std::string_view k_mirrors_folder =
    "build/ocelot/git";  ///< without a cache folder
inline constexpr std::string_view k_generators_logs = "build/ocelot/modules";
/// The output of the Go commands of `size` and `audit`.
inline constexpr std::string_view k_examination_logs = "build/ocelot/examine";
inline constexpr std::string_view k_override_modules_lock = "build/ocelot/modules.lock";

/// A Ninja file, and the stamp of its generation.
struct NinjaFile {
  std::string_view path;
  std::string_view stamp;

  bool operator==(const NinjaFile&) const = default;
};

/// The file that a project builds with, and the one for an outer project.
inline constexpr NinjaFile k_own_ninja_file{"build.ninja", "build/ocelot/build.ninja.stamp"};
inline constexpr NinjaFile k_embedded_ninja_file{"embed.ninja", "build/ocelot/embed.ninja.stamp"};
inline constexpr std::array k_ninja_files = {k_own_ninja_file, k_embedded_ninja_file};

/// The target that runs `ocelot-gen smoke`, and the name that Ninja has for its command, of which
/// no file exists.
inline constexpr std::string_view k_smoke_target = "smoke";
inline constexpr std::string_view k_smoke_run = "build/ocelot/smoke-run";
/// The file whose lock `ocelot-gen build` holds while Ninja runs.
inline constexpr std::string_view k_build_turn = "build/ocelot/turn";
inline constexpr std::string_view k_output_record = "build/ocelot/outputs";

inline std::string overlay_path(std::string_view component) {
  return fmt::format("{}/{}.tar", k_overlay_folder, component);
}

inline std::string tree_path(std::string_view id) {
  return fmt::format("{}/{}.tar", k_tree_folder, id);
}

inline std::string raw_layer_path(model::Architecture architecture, std::string_view distribution) {
  return fmt::format("{}/{}-{}.zip", k_layer_folder, model::name_of(architecture), distribution);
}

inline std::string layer_path(model::Architecture architecture, std::string_view distribution) {
  return fmt::format("build/collector-{}-{}.zip", model::name_of(architecture), distribution);
}

inline std::string generated_source_path(std::string_view name) {
  return fmt::format("build/ocelot/source/{}.tar", name);
}

/// A target for some of the files of another, which has too many for one line. Levels and numbers
/// count from 1.
inline std::string batch_path(std::string_view target, std::size_t level, std::size_t number) {
  return fmt::format("build/ocelot/batch/{}-{}-{}", target, level, number);
}

/// The response file with the arguments of a step.
inline std::string response_path(std::string_view output) {
  return fmt::format("{}.rsp", output);
}

/// The program that lists the components of layers, and checks their configurations.
inline std::string inspect_program_path(std::string_view id) {
  return fmt::format("{}/{}", k_inspection_folder, id);
}

/// What it lists.
inline std::string component_list_path(std::string_view id) {
  return fmt::format("{}/{}.json", k_inspection_folder, id);
}

/// What the collector makes of a layer's configurations.
inline std::string validation_path(model::Architecture architecture,
                                   std::string_view distribution) {
  return fmt::format("{}/{}-{}.json", k_validation_folder, model::name_of(architecture),
                     distribution);
}

/// The ending of a kind's file before it gets its final name.
constexpr std::string_view raw_ending_of(model::Kind kind) {
  if (model::is_executable(kind)) return "elf";
  return kind == model::Kind::archive ? "a" : "so";
}

/// What a step makes for a distribution, before it gets its final name.
inline std::string raw_path(model::Kind kind, model::Architecture architecture,
                            std::string_view distribution) {
  if (kind == model::Kind::layer) return raw_layer_path(architecture, distribution);
  return fmt::format("build/ocelot/{}/{}-{}.{}", model::name_of(kind), model::name_of(architecture),
                     distribution, raw_ending_of(kind));
}

/// Its final name.
inline std::string output_path(model::Kind kind, model::Architecture architecture,
                               std::string_view distribution) {
  const std::string_view arch = model::name_of(architecture);
  switch (kind) {
    case model::Kind::layer:
      return layer_path(architecture, distribution);
    case model::Kind::shared_library:
      return fmt::format("build/libotelcol-{}-{}.so", arch, distribution);
    case model::Kind::plugin:
      return fmt::format("build/otelcol-plugin-{}-{}.so", arch, distribution);
    case model::Kind::archive:
      return fmt::format("build/libotelcol-{}-{}.a", arch, distribution);
    case model::Kind::executable:
    case model::Kind::executable_with_plugins:
      return fmt::format("build/otelcol-{}-{}", arch, distribution);
  }
  return {};
}

/// The list of a layer's components, next to the layer.
inline std::string components_path(std::string_view layer) {
  return fmt::format("{}.components.json", layer.substr(0, layer.rfind('.')));
}

/// A document of an artifact, before it gets its final name.
inline std::string raw_document_path(model::Architecture architecture,
                                     std::string_view distribution, std::string_view ending) {
  return fmt::format("{}/{}-{}{}", k_document_folder, model::name_of(architecture), distribution,
                     ending);
}

/// A document next to an artifact, given the artifact's final name.
inline std::string document_path(std::string_view artifact, std::string_view ending) {
  const bool has_ending =
      artifact.ends_with(".zip") || artifact.ends_with(".so") || artifact.ends_with(".a");
  return fmt::format("{}{}", has_ending ? artifact.substr(0, artifact.rfind('.')) : artifact,
                     ending);
}

/// Every document that may be next to an artifact, without checksums.
inline std::vector<std::string> all_document_paths(std::string_view artifact) {
  std::vector<std::string> paths;
  for (const DocumentKind& kind : k_documents)
    paths.push_back(document_path(artifact, kind.ending));
  paths.push_back(fmt::format("{}{}", paths.back(), k_signature_ending));
  return paths;
}

/// The program of a distribution with symbols, given the path of what is built: raw or final.
inline std::string symbols_path(std::string_view output) {
  return fmt::format("{}.symbols", output);
}

/// Where the checksum of a file with a final name lies.
inline std::string checksum_path(std::string_view output) {
  return fmt::format("{}.sha256", output);
}

/// The C header of a shared library or archive, given its path: raw or final.
inline std::string header_path(std::string_view library) {
  return fmt::format("{}.h", library.substr(0, library.rfind('.')));
}

/// The pkg-config file of an archive, given its path: raw or final.
inline std::string pkg_config_path(std::string_view archive) {
  return fmt::format("{}.pc", archive.substr(0, archive.rfind('.')));
}

/// The program with an archive linked in, given the archive's raw path.
inline std::string linked_program_path(std::string_view archive) {
  return fmt::format("{}.elf", archive.substr(0, archive.rfind('.')));
}

}  // namespace ocelot::graph
