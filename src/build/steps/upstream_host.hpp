// The parts of an upstream that generated sources refer to.
#pragma once

#include <string>
#include <string_view>

#include "graph/generated_sources.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

/// The module and the providers in an upstream's go.mod. `archive` is the file that contains it,
/// for messages. Fails if the text does not declare a module.
Result<graph::Host> read_host(std::string_view go_mod, const std::string& archive);

/// The same for a tree, of which the settings are looked up too. Fails if it has no Go module.
Result<graph::Host> read_host(const Tree& tree, const std::string& archive);

}  // namespace ocelot::steps
