// Whether a stream shows color.
#pragma once

namespace ocelot::console {

/// The values of --color.
enum class ColorChoice { automatic, always, never };

/// Whether to write color to a stream. By default only a terminal gets color. NO_COLOR (any value)
/// turns it off, CLICOLOR_FORCE (not 0) turns it on; an explicit choice overrides both.
bool wants_color(ColorChoice choice, int descriptor);

}  // namespace ocelot::console
