// The variables of upstream's Makefile that a build may set.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocelot::graph {

/// The value of LDFLAGS in a Makefile, unexpanded and on one line; either the flags of Go's linker,
/// or `-ldflags "FLAGS"`. Nothing if the Makefile does not set the variable exactly once in one of
/// these forms, or does not use it.
std::optional<std::string> find_ldflags(std::string_view makefile);

/// The value of LDFLAGS with more flags at its end.
std::string with_ldflags(const std::string& value, std::string_view flags);

/// The value of LDFLAGS without the flags that remove symbols: -s and -w.
std::string with_symbols(std::string_view value);

/// Whether a Makefile has a rule for a target.
bool has_target(std::string_view makefile, std::string_view target);

/// Whether a Makefile mentions a word, outside of comments.
bool mentions(std::string_view makefile, std::string_view word);

}  // namespace ocelot::graph
