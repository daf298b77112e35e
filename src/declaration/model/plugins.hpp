// Plugins: one component each, made for one shared library.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Gives each plugin what it has from its library and its component: architectures, the library's
/// tags and the one that selects the component, the component and the packages that it imports.
/// Faults: a library that is none, a component that is none, that cannot stand alone, or that the
/// library has itself; each with the nearest name.
Diagnostics resolve_plugins(Model& model);

/// The plugins that a shared library may be asked to take in, sorted by name.
std::vector<const Distribution*> plugins_of(const Model& model, std::string_view library);

/// Faults of what a library and its plugins require together, as they are built from one tree: one
/// module in two versions.
Diagnostics check_library_modules(const Model& model);

/// The folder in the tree of a plugin's package main. Its component is in component/ below it.
std::string plugin_folder(const Component& component);

/// Where a file of a component is in the tree when it is built as a plugin.
std::string plugin_path(const Component& component, const OverlayFile& file);

}  // namespace ocelot::model
