// Build tags as users write them on a command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace ocelot::draft {

/// Parses words with tags separated by commas: `exporter.file`, `exporter.all`, `custom` and `all`
/// get the prefix `lambdacomponents.`; any other word is a complete tag. Without duplicates, in
/// order.
std::vector<std::string> read_tags(const std::vector<std::string>& words);

/// What the key `components` calls the tag of a component, of all components of a type, or of all
/// components: `exporter.file` for `lambdacomponents.exporter.file`; nothing for any other tag.
std::optional<std::string> component_of(const std::string& tag);

/// Whether the keys `components` and `go` can express the tags, and there is a component.
bool name_components(const std::vector<std::string>& tags);

/// If there are component tags without `lambdacomponents.custom`, puts it before them. Returns
/// whether it was added.
bool add_custom(std::vector<std::string>& tags);

}  // namespace ocelot::draft
