// Reading command lines with cxxopts.
#include "cli/options.hpp"

#include <charconv>

#include <fmt/format.h>

// cxxopts cuts the values of repeatable options at commas, and a list of tags or a path may hold
// them.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

#include "base/text.hpp"

namespace ocelot::cli {

namespace {

cxxopts::Options declare(const CommandLine& line) {
  cxxopts::Options options(line.program, line.purpose);
  options.custom_help("[OPTION…]");
  options.positional_help(line.inputs);
  for (const Option& option : line.options) {
    const auto value = option.argument.empty()
                           ? std::shared_ptr<cxxopts::Value>(cxxopts::value<bool>())
                           : cxxopts::value<std::vector<std::string>>();
    options.add_options()(std::string(option.name), std::string(option.help), value,
                          std::string(option.argument));
  }
  options.add_options()("h,help", "this text");
  if (line.inputs.empty()) return options;
  options.add_options("inputs")("inputs", "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional("inputs");
  return options;
}

std::string nearest_option(const CommandLine& line, const std::string& word) {
  std::vector<std::string> names = {"help"};
  for (const Option& option : line.options) names.push_back(option.long_name());
  const auto near = nearest(word, {names.begin(), names.end()});
  return near ? fmt::format("did you mean '--{}'?", *near)
              : fmt::format("see: {} --help", line.program);
}

Unexpected<Diagnostics> unknown_option(const CommandLine& line, const Words& words,
                                       const std::string& message) {
  for (const std::string& word : words) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || message.find(name.substr(2)) == std::string::npos) continue;
    return usage(fmt::format("unknown option '{}'", name), nearest_option(line, name.substr(2)));
  }
  return usage(message, fmt::format("see: {} --help", line.program));
}

Status require_options(const CommandLine& line, const Arguments& arguments) {
  Diagnostics missing;
  for (const Option& option : line.options) {
    if (!option.required || arguments.has(option.long_name())) continue;
    missing.push_back(error(
        "usage", {},
        fmt::format("--{} {} is wanted: {}", option.long_name(), option.argument, option.help)));
  }
  if (!missing.empty() && !arguments.has("help")) return fail(std::move(missing));
  return {};
}

}  // namespace

std::string CommandLine::help() const {
  return declare(*this).help({""});
}

Result<Arguments> Arguments::read(const CommandLine& line, const Words& words) {
  std::vector<const char*> argv = {"ocelot-gen"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  Arguments arguments;
  try {
    cxxopts::Options options = declare(line);
    const cxxopts::ParseResult parsed = options.parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& one : parsed.arguments())
      arguments.values_.emplace_back(one.key(), one.value());
    if (!parsed.unmatched().empty())
      return usage(fmt::format("unexpected argument '{}'", parsed.unmatched().front()));
  } catch (const cxxopts::exceptions::no_such_option& exception) {
    return unknown_option(line, words, exception.what());
  } catch (const cxxopts::exceptions::exception& exception) {
    return usage(exception.what(), fmt::format("see: {} --help", line.program));
  }
  if (Status complete = require_options(line, arguments); !complete) return fail(complete.error());
  return arguments;
}

std::vector<std::string> Arguments::all(const std::string& name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : values_) {
    if (key == name) found.push_back(value);
  }
  return found;
}

std::string Arguments::last(const std::string& name) const {
  const std::vector<std::string> found = all(name);
  return found.empty() ? std::string() : found.back();
}

Words without_credentials(const Words& words) {
  Words masked;
  for (const std::string& word : words) masked.push_back(mask_credentials(word));
  return masked;
}

std::optional<int> read_compression(const std::string& text) {
  int level = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), level);
  const bool is_number = code == std::errc() && end == text.data() + text.size();
  return is_number && level >= 1 && level <= 12 ? std::optional(level) : std::nullopt;
}

Unexpected<Diagnostics> usage(std::string message, std::string help) {
  return fail(error("usage", {}, std::move(message)).with_help(std::move(help)));
}

}  // namespace ocelot::cli
