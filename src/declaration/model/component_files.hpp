// Files of the components folder that a build would use in another way than their place suggests.
#pragma once

#include <optional>
#include <string_view>

#include "declaration/model/component.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// Whether Go builds a file of this name into the package of its folder although it is not Go:
/// assembly, C and related languages, objects.
bool is_foreign_source(std::string_view name);

/// A fault: a foreign source next to wrappers, of which only the Go files are in the tree.
Diagnostic foreign_source(const SourceRef& file);

/// A fault: a go.mod, which would make its folder another module.
Diagnostic own_module(const SourceRef& file);

/// The first `//go:embed` of a Go file.
std::optional<Place> find_embed_directive(const SourceRef& file);

/// A fault: a wrapper that embeds files. They are not in the tree, or upstream's are there instead.
Diagnostic embedding_wrapper(const Place& directive);

/// A fault when Go rejects the name that a file has in the tree.
std::optional<Diagnostic> find_rejected_name(const OverlayFile& file);

}  // namespace ocelot::model
