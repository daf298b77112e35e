// How a command prints its answer and its diagnostics, with which width and color.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "support/console/color.hpp"
#include "support/console/message_format.hpp"
#include "support/console/options.hpp"
#include "support/console/page.hpp"

namespace ocelot::console {

/// The formats of answers.
enum class OutputFormat { text, json, github, github_matrix, dot, html };

std::string_view name_of(OutputFormat format);
std::optional<OutputFormat> parse_output_format(std::string_view name);

/// The formats of a command's answer, the default first; empty for a command without an answer.
using OutputFormats = std::vector<OutputFormat>;

/// "text, json or github".
std::string names_of(const OutputFormats& formats);

/// How diagnostics, progress and summaries are printed.
struct DiagnosticStyle {
  ColorChoice color = ColorChoice::automatic;
  MessageFormat format = MessageFormat::text;
  bool quiet = false;  ///< neither progress nor summaries
};

struct OutputStyle {
  OutputFormat format = OutputFormat::text;  ///< of the answer
  DiagnosticStyle diagnostics{};
  PageStyle page{};  ///< of an answer in text
};

/// Reads --color, --format, --message-format and --quiet. Without --format, OCELOT_FORMAT decides
/// if the command has that format. Without --message-format, the first that is set decides:
/// OCELOT_MESSAGE_FORMAT, --format, OCELOT_FORMAT; if diagnostics do not have that format, they are
/// text. An invalid value is a usage error.
Result<OutputStyle> read_output_style(const Arguments& arguments, const OutputFormats& formats);

}  // namespace ocelot::console
