// A component that upstream lacks, as its wrapper and its dependency say it: pure text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"
#include "support/golang/module.hpp"

namespace ocelot::draft {

/// The kinds of components, by the names of their type folders, sorted.
const std::vector<std::string_view>& component_types();

struct NewComponent {
  std::string type;  ///< "exporter"
  std::string name;  ///< "awss3"
  golang::ModuleRequirement module;
  std::string import_path;  ///< the package with NewFactory(): the module, or one below it

  std::string tag() const;          ///< "lambdacomponents.exporter.awss3"
  std::string path() const;         ///< of its wrapper, in the project
  std::string requirement() const;  ///< "MODULE" or "MODULE@VERSION"
  /// The wrapper, as gofmt leaves it.
  std::string wrapper() const;
};

/// Why a name cannot be a component's, or nothing: it becomes part of a build tag and a file's
/// name, so it has lower-case letters, digits and `_`, a letter first, and is none that Go or
/// upstream read as something else (`all`, `pkg`, `x_test`, `x_windows`).
std::optional<Diagnostic> check_component_name(const std::string& type, const std::string& name);

/// The module that a component of this name has by custom: of the Collector's own repository where
/// that has it, else of contrib; `<name><type>` without underscores, and with the type only once.
std::string usual_module(const std::string& type, const std::string& name);

/// Whether a module is released with the Collector, in its version: of its own repository or of
/// contrib.
bool is_released_with_collector(std::string_view module);

/// Reads MODULE[@VERSION]. Fault: `bad-module`, with the words.
Result<golang::ModuleRequirement> read_module(const std::string& text);

}  // namespace ocelot::draft
