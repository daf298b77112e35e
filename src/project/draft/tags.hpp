// Build tags as people write them on a command line.
#pragma once

#include <string>
#include <vector>

#include "project/draft/declaration.hpp"

namespace ocelot::draft {

/// The tags of words with commas between them: `exporter.file`, `exporter.all`, `custom` and `all`
/// get the prefix `lambdacomponents.`; any other word is a tag as it is. Each once, in their order.
std::vector<std::string> read_tags(const std::vector<std::string>& words);

/// Puts `lambdacomponents.custom` in front where tags of components stand without it; whether that
/// was so.
bool add_custom(std::vector<std::string>& tags);

}  // namespace ocelot::draft
