// Plugins: each has one component and is built for one library: a distribution that loads plugins.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Copies to each plugin what it needs from its library and its component: the architectures, the
/// library's tags and the tag that selects the component, the component and the packages that it
/// imports. Faults: a library that does not exist or is not one, and a component that does not
/// exist, cannot be built alone, or is already in the library; each with the nearest name.
Diagnostics resolve_plugins(Model& model);

/// The plugins that a library can load, sorted by name.
std::vector<const Distribution*> plugins_of(const Model& model, std::string_view library);

/// Faults in the modules that a library and its plugins require together, because they are built
/// from one tree: one module in two versions.
Diagnostics check_library_modules(const Model& model);

/// The folder of a plugin's package main in the tree. Its component is in the sub-folder
/// component/.
std::string plugin_folder(const Component& component);

/// The path in the tree of a component's file that is built as a plugin.
std::string plugin_path(const Component& component, const OverlayFile& file);

}  // namespace ocelot::model
