// What `go list` says about the packages of a program: its format and its reader.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::steps {

/// The format for `go list -deps -export -f`: one line for each package, separated by tabs. The
/// last column is a file of the Go cache. Only the packages of the tree's modules name their files,
/// and only those of Go's module cache their module.
inline constexpr const char* k_package_format =
    "{{.ImportPath}}\t{{.BuildID}}\t{{.Dir}}\t"
    "{{with .Module}}{{if or .Main .Replace}}"
    "{{range $.GoFiles}}{{.}}/{{end}}{{range $.CgoFiles}}{{.}}/{{end}}"
    "{{end}}{{end}}\t"
    "{{with .Module}}{{with or .Replace .}}{{if and .Version .Dir}}"
    "{{.Path}}@{{.Version}} {{.Dir}}"
    "{{end}}{{end}}{{end}}\t{{.Export}}";

/// One line of the listing.
struct ListedPackage {
  std::string_view path;
  std::string_view content_id;          ///< of the compiled package's bytes
  std::string_view folder;              ///< absolute
  std::vector<std::string_view> files;  ///< the Go files that Go compiles, by name
  std::string_view module;              ///< MODULE@VERSION if it is in Go's module cache, or empty
  std::string_view module_folder;       ///< absolute, or empty
};

/// Reads a listing, which must outlive the packages. Fails on a line of another form.
Result<std::vector<ListedPackage>> read_packages(std::string_view listed);

}  // namespace ocelot::steps
