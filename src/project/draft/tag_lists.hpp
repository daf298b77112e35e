// The lists of a distribution in the layout of its file: how a list of build tags becomes lists of
// components, of Go's tags, and of the tags that neither can express.
#pragma once

#include "support/yaml/layout.hpp"

namespace ocelot::draft {

/// Replaces the list `buildtags` or `build-tags` of a distribution, if it has one. Comments stay
/// where they are, or move to the next item.
void replace_build_tags(yaml::Layout& distribution);

/// The entry with a key; null if the mapping has none.
yaml::LayoutEntry* find_entry(yaml::Layout& mapping, std::string_view key);

/// Replaces a text and its quotes.
void set_text(yaml::Layout& node, const std::string& text);

/// A mapping or a list without entries.
yaml::Layout make_layout(yaml::Layout::Kind kind);

/// A pair of a mapping.
yaml::LayoutEntry make_pair(std::string_view key, yaml::Layout value);

}  // namespace ocelot::draft
