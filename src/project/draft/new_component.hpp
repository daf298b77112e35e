// A component that upstream does not have, as its wrapper and its dependency: pure text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"
#include "support/golang/module.hpp"

namespace ocelot::draft {

/// The names of the type folders, sorted.
const std::vector<std::string_view>& component_types();

struct NewComponent {
  std::string type;  ///< "exporter"
  std::string name;  ///< "awss3"
  golang::ModuleRequirement module;
  std::string import_path;  ///< the package with NewFactory(): the module, or one below it

  std::string tag() const;          ///< "lambdacomponents.exporter.awss3"
  std::string path() const;         ///< of its wrapper, relative to the project
  std::string requirement() const;  ///< "MODULE" or "MODULE@VERSION"
  /// The wrapper in gofmt's format.
  std::string wrapper() const;
};

/// Why a name is not valid for a component; nothing if it is valid. The name becomes part of a
/// build tag and a file's name, so it consists of lower-case letters, digits and `_`, starts with a
/// letter, and is not a name with another meaning for Go or upstream (`all`, `pkg`, `x_test`,
/// `x_windows`).
std::optional<Diagnostic> check_component_name(const std::string& type, const std::string& name);

/// The module that a component with this name has by convention: in the Collector's own repository
/// if it is there, else in contrib; `<name><type>` without underscores, and with the type only
/// once.
std::string usual_module(const std::string& type, const std::string& name);

/// Whether a module is released together with the Collector and has the same version: modules of
/// the Collector's own repository and of contrib.
bool is_released_with_collector(std::string_view module);

/// Parses MODULE[@VERSION]. Fails with `bad-module`, which quotes the text.
Result<golang::ModuleRequirement> read_module(const std::string& text);

}  // namespace ocelot::draft
