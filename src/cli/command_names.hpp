// Names that are not commands: old names, and the words that people try first.
#pragma once

#include <optional>
#include <string_view>

namespace ocelot::cli {

/// The command that replaced an old name; any other name as it is. docs/upgrading.md lists them.
std::string_view current_name(std::string_view name);

/// What to write instead of a word of other tools, such as `desc` for `describe`; nothing when the
/// word is not known.
std::optional<std::string_view> find_hint(std::string_view word);

}  // namespace ocelot::cli
