// Runs a library that has only Main or MainWithPlugin. It reads ./test.yaml, may read the command
// line of the process, handles signals itself, and does not report how it ended.
#pragma once

#include <string>
#include <vector>

#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// How such a library gets its plugins. Some open a plugin twice that they are given in both ways.
struct PluginsOfSimpleLibrary {
  std::string parameter;  ///< of MainWithPlugin; empty for none
  std::string variable;   ///< OTEL_COLLECTOR_SHARED_LIBRARY; empty: it must not be set
};

/// One plugin is the parameter if there is one; otherwise the variable lists them.
PluginsOfSimpleLibrary divide_plugins(const std::vector<std::string>& plugins, bool has_parameter);

/// Loads a library and calls MainWithPlugin, or Main if it does not have that. Returns when the
/// function returns, or if the library cannot be loaded.
Outcome run_simple_library(const std::string& library, const std::string& plugin);

}  // namespace ocelot::load
