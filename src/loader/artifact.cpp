// Examines a file: its ELF headers, Go's build information, and the functions that it exports.
#include "loader/artifact.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "support/base/elf.hpp"
#include "support/io/file.hpp"

namespace ocelot::load {

namespace {

// In symbol names, Go writes a dot in a package's last element as %2e.
std::string with_dots(std::string_view symbol) {
  constexpr std::string_view k_dot = "%2e";
  std::string plain;
  for (std::size_t at = symbol.find(k_dot); at != symbol.npos; at = symbol.find(k_dot)) {
    plain.append(symbol.substr(0, at)).push_back('.');
    symbol.remove_prefix(at + k_dot.size());
  }
  return plain.append(symbol);
}

bool is_library_entry(std::string_view symbol) {
  return symbol == "Main" || symbol == "MainWithPlugin" || symbol.starts_with("otelcol_");
}

// The name of a plugin's entry point, which follows its package's path; other packages also have a
// NewFactory.
std::string plugin_entry(std::string_view symbol, const BuildInfo& build) {
  for (std::string_view name : {"OcelotPluginV1", "NewFactory"}) {
    if (symbol.ends_with(name) && with_dots(symbol) == fmt::format("{}.{}", build.package, name))
      return std::string(name);
  }
  return {};
}

bool is_plugin(const std::optional<BuildInfo>& build) {
  return build && build->setting("-buildmode") == "plugin";
}

std::vector<std::string> entry_points_of(const Elf& elf, const std::optional<BuildInfo>& build) {
  std::vector<std::string> found;
  for (std::string_view symbol : exported_functions(elf)) {
    const std::string entry = is_plugin(build)           ? plugin_entry(symbol, *build)
                              : is_library_entry(symbol) ? std::string(symbol)
                                                         : std::string();
    if (!entry.empty()) found.push_back(entry);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Role role_of(const Elf& elf, const std::optional<BuildInfo>& build) {
  if (is_plugin(build)) return Role::plugin;
  if (elf.kind == ElfKind::shared_object) {
    if (exports_function(elf, "otelcol_abi_version")) return Role::collector;
    if (exports_function(elf, "MainWithPlugin") || exports_function(elf, "Main"))
      return Role::simple_collector;
  }
  const bool is_pie = build && build->setting("-buildmode") == "pie";
  return build && (elf.kind == ElfKind::program || is_pie) ? Role::program : Role::other;
}

// Whether to list the functions that a loader would call, which takes a few milliseconds.
enum class EntryPoints { unlisted, listed };

Result<Artifact> look_at(const std::string& path, EntryPoints entry_points) {
  const Result<io::MappedFile> file = io::MappedFile::open(path);
  if (!file) return fail(file.error());
  const Result<Elf> elf = read_elf(file->bytes(), path);
  if (!elf) return fail(elf.error());
  Artifact artifact;
  artifact.path = path;
  artifact.architecture = architecture_of(*elf);
  if (const ElfSection* section = find_section(*elf, ".go.buildinfo"))
    artifact.build = read_build_info(section->bytes);
  artifact.role = role_of(*elf, artifact.build);
  artifact.takes_plugin = exports_function(*elf, "MainWithPlugin");
  if (entry_points == EntryPoints::listed)
    artifact.entry_points = entry_points_of(*elf, artifact.build);
  return artifact;
}

Status expect_file(const std::string& path, std::string_view code, std::string_view what) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return {};
  return fail(error(code, whole_file(path), fmt::format("there is no such {}", what)));
}

Status expect_architecture(const Artifact& artifact) {
  if (artifact.architecture == own_architecture()) return {};
  return fail(error("other-architecture", whole_file(artifact.path),
                    fmt::format("it is built for {}, and this machine is {}", artifact.architecture,
                                own_architecture())));
}

}  // namespace

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 5> k_names = {
      "collector library", "collector library of the simple form", "plugin", "program", "other"};
  return k_names[static_cast<std::size_t>(role)];
}

Result<Artifact> examine(const std::string& path) {
  return look_at(path, EntryPoints::listed);
}

Result<Artifact> examine_library(const std::string& path) {
  if (Status there = expect_file(path, "missing-library", "library"); !there)
    return fail(there.error());
  Result<Artifact> artifact = look_at(path, EntryPoints::unlisted);
  if (!artifact) return artifact;
  if (Status fits = expect_architecture(*artifact); !fits) return fail(fits.error());
  if (artifact->role == Role::collector || artifact->role == Role::simple_collector)
    return artifact;
  return fail(error("not-a-library", whole_file(path),
                    "not a collector's library: it has none of the functions otelcol_abi_version, "
                    "MainWithPlugin and Main")
                  .with_help("a distribution with 'kind: shared-library' makes one"));
}

Result<Artifact> examine_plugin(const std::string& path) {
  if (Status there = expect_file(path, "missing-plugin", "plugin"); !there)
    return fail(there.error());
  Result<Artifact> artifact = look_at(path, EntryPoints::unlisted);
  if (!artifact) return artifact;
  if (Status fits = expect_architecture(*artifact); !fits) return fail(fits.error());
  if (artifact->role == Role::plugin) return artifact;
  return fail(error("not-a-plugin", whole_file(path),
                    "not a Go plugin: it was not built with -buildmode=plugin")
                  .with_help("a distribution with 'kind: plugin' makes one"));
}

std::string own_architecture() {
#if defined(__x86_64__)
  return "amd64";
#elif defined(__aarch64__)
  return "arm64";
#else
  return "another architecture";
#endif
}

}  // namespace ocelot::load
