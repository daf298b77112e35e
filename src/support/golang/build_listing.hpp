// The build information of programs, as `go version -m` prints it. The text is the same for all
// versions of Go since 1.18; Go prints JSON only since 1.24.
// In: the text. Out: each program with its modules and settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::golang {

/// A module in a program.
struct LinkedModule {
  std::string path;
  std::string version;  ///< "(devel)" for the main module and for a folder
  std::string sum;      ///< "h1:…", as in go.sum; empty for the main module and for a folder
};

/// A module that the go.mod requires, and what replaces it.
struct RequiredModule {
  LinkedModule module;
  LinkedModule by{};  ///< a module, or a folder whose path begins with "./" or "../"; no path if
                      ///< nothing replaces it

  bool is_replaced() const { return !by.path.empty(); }
  bool is_folder() const { return by.path.starts_with('.') || by.path.starts_with('/'); }
};

/// A setting of the go command: "-tags", "CGO_ENABLED" and so on.
struct LinkSetting {
  std::string name;
  std::string value;
};

struct LinkedProgram {
  std::string file;     ///< as it was named to `go version`
  std::string go;       ///< "go1.26.8"
  std::string package;  ///< the path of package main
  RequiredModule main;
  std::vector<RequiredModule> modules;  ///< in Go's order, by path
  std::vector<LinkSetting> settings;    ///< in Go's order

  /// The value of a setting; empty if it is not set.
  std::string_view setting(std::string_view name) const;
};

/// Parses what `go version -m FILE…` prints. Lines of another form are ignored. A file that is not
/// a program of Go has no lines.
std::vector<LinkedProgram> parse_build_listing(std::string_view text);

}  // namespace ocelot::golang
