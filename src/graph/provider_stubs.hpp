// The configuration providers that a layer leaves out. In: a tree of upstream. Out: the tree with
// stubs in their place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::graph {

/// The folder of a tree with one folder for each provider that is left out.
inline constexpr std::string_view k_omitted_folder = "ocelot/omitted";

/// The name of a configuration provider that a module is: "s3" for
/// ".../confmap/provider/s3provider". Nothing for another module.
std::optional<std::string_view> provider_of(std::string_view module);

/// The provider with a name that a go.mod requires directly; empty if there is none.
std::string find_provider(const golang::GoMod& go_mod, std::string_view name);

/// Replaces each of the providers by a stub, a module without requirements, which reports that it
/// is left out when a configuration uses it. Fails if the tree's go.mod does not require the
/// provider.
Status omit_providers(Tree& tree, const std::vector<std::string>& names);

}  // namespace ocelot::graph
