// The options that several commands share; each is declared only here.
#pragma once

#include "support/console/options.hpp"

namespace ocelot::console {

inline constexpr Option k_color_option =
    Option{"color", "WHEN", "auto, always or never"}.takes(ValueKind::color);

inline constexpr Option k_message_format_option =
    Option{"message-format", "FORMAT",
           "format of errors and warnings: text, json or github (default: OCELOT_MESSAGE_FORMAT, "
           "or text)"}
        .takes(ValueKind::message_format);

inline constexpr Option k_format_option =
    Option{"format", "FORMAT",
           "format of the answer: text or json (default: OCELOT_FORMAT, or text)"}
        .takes(ValueKind::format);

inline constexpr Option k_quiet_option{
    "q,quiet", "", "print no progress and no summary, only errors and warnings"};

inline constexpr Option k_directory_option =
    Option{"C,directory", "DIR", "the project's folder (default: this one, or the nearest above)"}
        .takes(ValueKind::folder);

inline constexpr Option k_dry_run_option{"n,dry-run", "",
                                         "print what would be done, and change nothing"};

}  // namespace ocelot::console
