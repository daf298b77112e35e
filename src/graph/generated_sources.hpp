// The Go sources that a kind of distribution adds to an upstream tree: templates with what they are
// made out for. In: names out of the tree's go.mod. Out: files with their paths in the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::graph {

/// A file as it will lie in the tree, relative to upstream's folder.
struct SourceFile {
  std::string path;
  std::string content;
};

/// The upstream that sources are made for.
struct Host {
  std::string module;                  ///< the module path of its go.mod
  std::vector<std::string> providers;  ///< modules that end in /confmap/provider/NAME
  /// Whether its package internal/collector keeps its configuration settings in the field
  /// cfgProSet, as upstream's does.
  bool has_known_settings = false;
  /// Its package with the function SetNotifier, by which its program tells components about
  /// Lambda's events; empty if it has none.
  std::string lifecycle{};
};

/// The package main of a shared library, in ocelot/library/, one file more for each provider; and
/// the C header beside it.
std::vector<SourceFile> library_sources(const Host& host);

/// The package main of a plain program, in ocelot/executable/.
std::vector<SourceFile> executable_sources(const Host& host);

/// The package main of a plugin in `folder`, and what stands beside its component in component/.
std::vector<SourceFile> plugin_sources(const Host& host, std::string_view type,
                                       std::string_view component, const std::string& folder);

/// The program that lists a layer's components, in ocelot/inspect/, and what it needs of
/// internal/collector.
std::vector<SourceFile> inspect_sources(const Host& host);

/// The program that collects licenses, a module of its own in ocelot/licenses/.
std::vector<SourceFile> license_sources();

/// The module that recognizes licenses, which the program requires.
inline constexpr std::string_view k_licensecheck = "github.com/google/licensecheck@v0.3.1";

inline constexpr std::string_view k_licenses_folder = "ocelot/licenses";
/// The folder of templates/ with what takes the place of a provider.
inline constexpr std::string_view k_stub_templates = "omitted-provider";

inline constexpr std::string_view k_inspect_folder = "ocelot/inspect";
inline constexpr std::string_view k_library_folder = "ocelot/library";
inline constexpr std::string_view k_library_header = "ocelot/library/otelcol.h";
inline constexpr std::string_view k_executable_folder = "ocelot/executable";

/// A digest of the templates in a folder of templates/, in hexadecimal: it changes when what they
/// say changes. The folders `executable` and `shared-library` share the folder `collector`, and
/// `executable` and `inspect` take providers from the library's folder; what they take counts.
std::string digest_of_sources(std::string_view folder);

}  // namespace ocelot::graph
