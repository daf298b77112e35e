// The commands under their headings.
#pragma once

namespace ocelot::cli {

enum class Listed { common, all };

/// Prints what `ocelot-gen --help` prints; plumbing only with `all`.
void print_overview(Listed listed);

}  // namespace ocelot::cli
