// Reading command lines with cxxopts.
#include "support/console/options.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

// cxxopts cuts the values of repeatable options at commas, and a list of tags or a path may hold
// them.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/console/page.hpp"

namespace ocelot::console {

namespace {

cxxopts::Options declare(const CommandLine& line) {
  cxxopts::Options options(line.program, line.purpose);
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

// "-C, --directory DIR" and what it means; names without a short form stand below the others.
Row shown(const Option& option) {
  const std::size_t comma = option.name.find(',');
  const std::string long_name = option.long_name();
  std::string names = comma == std::string_view::npos
                          ? std::string(long_name.size() == 1 ? "" : "    ")
                          : fmt::format("-{}, ", option.name.substr(0, comma));
  names += fmt::format("{}{}{}{}", long_name.size() == 1 ? "-" : "--", long_name,
                       option.argument.empty() ? "" : " ", option.argument);
  return {{std::move(names)}, {std::string(option.help)}};
}

// For `-s`: the same letter in the other case, or the first long option that begins with it. For
// `-format`, which cxxopts reads as letters: the long option of that name.
std::string nearest_short(const CommandLine& line, const std::string& word, char letter) {
  if (word.size() > 2) {
    for (const Option& option : line.options) {
      if (option.long_name() == word.substr(1, word.find('=') - 1))
        return fmt::format("did you mean '--{}'?", option.long_name());
    }
  }
  const auto other_case = static_cast<char>(letter ^ 0x20);
  for (const Option& option : line.options) {
    if (option.name.size() > 1 && option.name[1] == ',' && option.name[0] == other_case)
      return fmt::format("did you mean '-{}'?", other_case);
  }
  for (const Option& option : line.options) {
    if (option.long_name().size() > 1 && option.long_name()[0] == letter)
      return fmt::format("did you mean '--{}'?", option.long_name());
  }
  return fmt::format("see: {} --help", line.program);
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
    if (name.size() > 1 && name[0] == '-' && name[1] != '-') {
      for (char letter : name.substr(1)) {
        // cxxopts names it between these quotes.
        if (message.find(fmt::format("‘{}’", letter)) != std::string::npos)
          return usage(fmt::format("unknown option '{}'", name), nearest_short(line, word, letter));
      }
    }
    if (!name.starts_with("--") || message.find(name.substr(2)) == std::string::npos) continue;
    return usage(fmt::format("unknown option '{}'", name), nearest_option(line, name.substr(2)));
  }
  return usage(message, fmt::format("see: {} --help", line.program));
}

Status require_options(const CommandLine& line, const Arguments& arguments) {
  Diagnostics missing;
  for (const Option& option : line.options) {
    if (!option.required || arguments.has(option.long_name())) continue;
    missing.push_back(error("usage", {},
                            fmt::format("--{} {} is wanted: {}", option.long_name(),
                                        option.argument, option.help))
                          .with_help(fmt::format("see: {} --help", line.program)));
  }
  if (!missing.empty() && !arguments.has("help")) return fail(std::move(missing));
  return {};
}

// To the system, an empty path is the current folder here and nothing there.
Status refuse_empty_paths(const Arguments& arguments) {
  for (const char* name : {"directory", "output"}) {
    const std::vector<std::string> paths = arguments.all(name);
    if (std::find(paths.begin(), paths.end(), "") != paths.end())
      return usage(fmt::format("--{} takes a path, not ''", name));
  }
  return {};
}

}  // namespace

std::string CommandLine::help(std::size_t width) const {
  Page page({width, false});
  page.paragraph(purpose).heading("Usage:");
  page.paragraph(fmt::format("{} [OPTION…]{}{}", program, inputs.empty() ? "" : " ", inputs), 2);
  std::vector<Row> rows;
  for (const Option& option : options) rows.push_back(shown(option));
  rows.push_back(shown({"h,help", "", "this text"}));
  page.heading("Options:").table(rows);
  return page.text();
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
  if (Status named = refuse_empty_paths(arguments); !named) return fail(named.error());
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

std::string offer(std::string_view word, const std::vector<std::string_view>& words,
                  std::string otherwise) {
  const auto near = nearest(word, words);
  return near ? fmt::format("did you mean '{}'?", *near) : std::move(otherwise);
}

Unexpected<Diagnostics> usage(std::string message, std::string help) {
  return fail(error("usage", {}, std::move(message)).with_help(std::move(help)));
}

}  // namespace ocelot::console
