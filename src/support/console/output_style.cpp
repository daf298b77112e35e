// Determines the style from options and variables.
#include "support/console/output_style.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::console {

namespace {

constexpr const char* k_format_variable = "OCELOT_FORMAT";
constexpr const char* k_message_format_variable = "OCELOT_MESSAGE_FORMAT";

constexpr std::array<std::pair<std::string_view, OutputFormat>, 6> k_formats = {{
    {"text", OutputFormat::text},
    {"json", OutputFormat::json},
    {"github", OutputFormat::github},
    {"github-matrix", OutputFormat::github_matrix},
    {"dot", OutputFormat::dot},
    {"html", OutputFormat::html},
}};

const OutputFormats k_message_formats = {OutputFormat::text, OutputFormat::json,
                                         OutputFormat::github};

OutputFormats all_formats() {
  OutputFormats formats;
  for (const auto& [name, format] : k_formats) formats.push_back(format);
  return formats;
}

bool has(const OutputFormats& formats, std::optional<OutputFormat> format) {
  return format && std::find(formats.begin(), formats.end(), *format) != formats.end();
}

Unexpected<Diagnostics> invalid(std::string_view name, std::string_view value,
                                const OutputFormats& formats) {
  std::vector<std::string_view> names;
  for (OutputFormat format : formats) names.push_back(name_of(format));
  const bool is_of_messages = name == "--format" && value == "github";
  return usage(fmt::format("{} takes {}, not '{}'", name, names_of(formats), value),
               is_of_messages ? "did you mean '--message-format github'?" : suggest(value, names));
}

// The value of a variable; nothing if it is not set.
Result<std::optional<OutputFormat>> read_variable(const char* name, const OutputFormats& formats) {
  const std::string value = io::environment_variable(name);
  if (value.empty()) return std::nullopt;
  const auto format = parse_output_format(value);
  if (!has(formats, format)) return invalid(name, value, formats);
  return format;
}

Result<std::optional<OutputFormat>> read_option(const Arguments& arguments, const char* name,
                                                const OutputFormats& formats) {
  if (!arguments.has(name)) return std::nullopt;
  const auto format = parse_output_format(arguments.last(name));
  if (!has(formats, format))
    return invalid(fmt::format("--{}", name), arguments.last(name), formats);
  return format;
}

// The formats from the options and variables; nothing if one is not set.
struct Choices {
  std::optional<OutputFormat> format;
  std::optional<OutputFormat> message_format;
  std::optional<OutputFormat> format_variable;
  std::optional<OutputFormat> message_format_variable;
};

Result<Choices> read_choices(const Arguments& arguments, const OutputFormats& formats) {
  const auto format = read_option(arguments, "format", formats);
  if (!format) return fail(format.error());
  const auto message_format = read_option(arguments, "message-format", k_message_formats);
  if (!message_format) return fail(message_format.error());
  const auto format_variable = read_variable(k_format_variable, all_formats());
  if (!format_variable) return fail(format_variable.error());
  const auto message_format_variable = read_variable(k_message_format_variable, k_message_formats);
  if (!message_format_variable) return fail(message_format_variable.error());
  return Choices{*format, *message_format, *format_variable, *message_format_variable};
}

OutputFormat choose_format(const Choices& choices, const OutputFormats& formats) {
  if (choices.format) return *choices.format;
  if (has(formats, choices.format_variable)) return *choices.format_variable;
  return formats.empty() ? OutputFormat::text : formats.front();
}

MessageFormat choose_message_format(const Choices& choices) {
  for (const auto& choice : {choices.message_format, choices.message_format_variable,
                             choices.format, choices.format_variable}) {
    if (choice) return parse_message_format(name_of(*choice)).value_or(MessageFormat::text);
  }
  return MessageFormat::text;
}

Result<ColorChoice> read_color(const Arguments& arguments) {
  const std::string when = arguments.has("color") ? arguments.last("color") : "auto";
  if (when == "auto") return ColorChoice::automatic;
  if (when == "always") return ColorChoice::always;
  if (when == "never") return ColorChoice::never;
  return usage(fmt::format("--color takes auto, always or never, not '{}'", when),
               suggest(when, {"auto", "always", "never"}));
}

}  // namespace

std::string_view name_of(OutputFormat format) {
  for (const auto& [name, named] : k_formats) {
    if (named == format) return name;
  }
  return "";
}

std::optional<OutputFormat> parse_output_format(std::string_view name) {
  for (const auto& [known, format] : k_formats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string names_of(const OutputFormats& formats) {
  std::string names;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const bool is_last = i + 1 == formats.size();
    names += fmt::format("{}{}", i == 0 ? "" : is_last ? " or " : ", ", name_of(formats[i]));
  }
  return names;
}

Result<OutputStyle> read_output_style(const Arguments& arguments, const OutputFormats& formats) {
  const Result<ColorChoice> color = read_color(arguments);
  if (!color) return fail(color.error());
  const Result<Choices> choices = read_choices(arguments, formats);
  if (!choices) return fail(choices.error());
  return OutputStyle{choose_format(*choices, formats),
                     {*color, choose_message_format(*choices), arguments.has("quiet")},
                     find_page_style(*color)};
}

}  // namespace ocelot::console
