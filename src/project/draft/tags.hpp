// Build tags as users write them on a command line.
#pragma once

#include <string>
#include <vector>

#include "project/draft/declaration.hpp"

namespace ocelot::draft {

/// Parses words with tags separated by commas: `exporter.file`, `exporter.all`, `custom` and `all`
/// get the prefix `lambdacomponents.`; any other word is a complete tag. Without duplicates, in
/// order.
std::vector<std::string> read_tags(const std::vector<std::string>& words);

/// If there are component tags without `lambdacomponents.custom`, puts it before them. Returns
/// whether it was added.
bool add_custom(std::vector<std::string>& tags);

}  // namespace ocelot::draft
