// Reads the arguments of ocelot-load.
#include "loader/cli/load_request.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/number.hpp"
#include "support/base/quantity.hpp"
#include "support/base/text.hpp"
#include "support/console/common_options.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::load {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_plugins_variable = "OTEL_COLLECTOR_SHARED_LIBRARY";
constexpr std::string_view k_default_config = "./test.yaml";
constexpr std::string_view k_default_timeout = "30";
constexpr std::string_view k_default_trial_timeout = "60";

// --format is the old name of --message-format.
const console::OutputFormats k_formats = {console::OutputFormat::text, console::OutputFormat::json,
                                          console::OutputFormat::github};

Result<std::chrono::milliseconds> read_timeout(const console::Arguments& arguments,
                                               const std::string& name, std::string_view usual) {
  const std::string text = arguments.has(name) ? arguments.last(name) : std::string(usual);
  const auto seconds = read_number<double>(text);
  constexpr double k_longest = 1e6;
  if (!seconds || !(*seconds >= 0) || *seconds > k_longest)
    return console::usage(fmt::format("--{} takes a number of seconds, not '{}'", name, text));
  return std::chrono::milliseconds(static_cast<long>(*seconds * 1000));
}

template <class Value>
using Names = std::array<std::pair<std::string_view, Value>, 3>;

constexpr Names<Restart> k_restarts = {
    {{"on-failure", Restart::on_failure}, {"always", Restart::always}, {"never", Restart::never}}};

constexpr Names<Trials> k_trials = {
    {{"once", Trials::once}, {"always", Trials::always}, {"never", Trials::never}}};

// An option with one of three values.
template <class Value>
Status read_choice(const console::Arguments& arguments, const std::string& option,
                   const Names<Value>& names, Value& value) {
  if (!arguments.has(option)) return {};
  const std::string text = arguments.last(option);
  for (const auto& [name, candidate] : names) {
    if (name != text) continue;
    value = candidate;
    return {};
  }
  return console::usage(fmt::format("--{} takes {}, {} or {}, not '{}'", option, names[0].first,
                                    names[1].first, names[2].first, text));
}

std::optional<RestartLimit> parse_limit(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto count = read_number<std::size_t>(text.substr(0, slash));
  const auto period = parse_milliseconds(text.substr(slash + 1));
  if (!count || !period || *period == 0) return std::nullopt;
  return RestartLimit{*count, std::chrono::milliseconds(*period)};
}

Status read_restart_limit(const console::Arguments& arguments, LoadRequest& request) {
  if (!arguments.has("restart-limit")) return {};
  const std::string text = arguments.last("restart-limit");
  request.restart_limit = parse_limit(text);
  if (request.restart_limit) return {};
  return console::usage(
      fmt::format("--restart-limit takes a number and a time, such as 5/60s, not '{}'", text));
}

bool is_variable_name(std::string_view name) {
  const bool has_first_letter = !name.empty() && (name[0] < '0' || name[0] > '9');
  return has_first_letter && std::all_of(name.begin(), name.end(),
                                         [](char c) { return is_alphanumeric(c) || c == '_'; });
}

Result<std::pair<std::string, std::string>> read_variable(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  if (equals != std::string::npos && is_variable_name(name))
    return std::pair(name, text.substr(equals + 1));
  return console::usage(
      fmt::format("--set takes NAME=VALUE, a variable of the environment, not '{}'", text),
      "a setting of the collector is a configuration of its own, such as: "
      "--config 'yaml:processors::batch::timeout: 2s'");
}

std::string variable_of(const LoadRequest& request, std::string_view name) {
  std::string value = io::environment_variable(std::string(name).c_str());
  for (const auto& [key, chosen] : request.variables) {
    if (key == name) value = chosen;
  }
  return value;
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;
  if (a == b || fs::equivalent(a, b, ignored)) return true;
  const auto size = fs::file_size(a, ignored);
  return !ignored && size == fs::file_size(b, ignored) && !ignored && io::hold_same_bytes(a, b);
}

void add_plugin(std::vector<std::string>& plugins, std::string path) {
  const bool is_there = std::any_of(plugins.begin(), plugins.end(), [&](const std::string& plugin) {
    return is_same_file(plugin, path);
  });
  if (!is_there) plugins.push_back(std::move(path));
}

void find_plugins(LoadRequest& request, const console::Arguments& arguments) {
  for (std::string& path : arguments.all("plugin")) add_plugin(request.plugins, std::move(path));
  const std::string listed = variable_of(request, k_plugins_variable);
  for (std::string_view path : split(listed, ',')) {
    if (!trim(path).empty()) add_plugin(request.plugins, std::string(trim(path)));
  }
}

}  // namespace

Diagnostics options_without(const console::Arguments& arguments, std::string_view required,
                            std::initializer_list<const char*> names) {
  Diagnostics faults;
  for (const char* name : names) {
    if (arguments.has(name) && !arguments.has(std::string(required)))
      append(faults,
             console::usage(fmt::format("--{} is only valid with --{}", name, required)).value());
  }
  return faults;
}

console::CommandLine load_command_line() {
  using console::Option;
  using console::ValueKind;
  return {"ocelot-load",
          "Runs an OpenTelemetry Collector that was built as a shared library, with plugins.",
          "",
          {
              Option{"l,library", "FILE", "the collector's library", true}.takes(ValueKind::file),
              Option{"c,config", "URI",
                     "its configuration: a path, or file:, env:, yaml: and so on; may be "
                     "repeated, later ones win (default: ./test.yaml)"}
                  .takes(ValueKind::file),
              Option{"p,plugin", "FILE",
                     "a plugin with more components; may be repeated. Those that "
                     "OTEL_COLLECTOR_SHARED_LIBRARY lists, with commas between, are added"}
                  .takes(ValueKind::file),
              {"feature-gates", "LIST",
               "feature gates of the collector to enable, or with '-' before the name to disable, "
               "with commas between, such as a,-b; may be repeated"},
              {"set", "NAME=VALUE", "a variable of the collector's environment; may be repeated"},
              {"timeout", "S", "how many seconds the collector may take to stop (default: 30)"},
              {"supervise", "",
               "run the collector in a child process, and start it again when it dies, or exits "
               "without being asked"},
              Option{"restart", "WHEN",
                     "with --supervise: on-failure, always or never (default: on-failure)"}
                  .takes(ValueKind::restart),
              {"restart-limit", "N/TIME",
               "with --supervise: at most N restarts within a time, such as 5/60s; then it ends "
               "with the collector's exit code"},
              Option{"trial", "WHEN",
                     "try plugins in a child process before they are loaded: once (default; not "
                     "again if the same files loaded before), always or never"}
                  .takes(ValueKind::trial),
              {"trial-timeout", "S", "how many seconds a plugin may take to load (default: 60)"},
              {"keep-going", "", "report plugins that cannot be used, and run without them"},
              {"check", "", "look at library, plugins and configuration, and start nothing"},
              {"man", "", "print the manual page, in roff"},
              {"version", "", "print the version"},
              console::k_message_format_option,
              console::k_format_option.as_hidden(),
              console::k_color_option,
          }};
}

Result<std::chrono::milliseconds> read_trial_timeout(const console::Arguments& arguments) {
  return read_timeout(arguments, "trial-timeout", k_default_trial_timeout);
}

Result<LoadRequest> read_load_request(const console::Arguments& arguments) {
  Diagnostics faults;
  LoadRequest request;
  request.library = arguments.last("library");
  request.configs = arguments.all("config");
  request.config_is_default = request.configs.empty();
  if (request.config_is_default) request.configs.emplace_back(k_default_config);
  const auto timeout = read_timeout(arguments, "timeout", k_default_timeout);
  if (!timeout) append(faults, timeout.error());
  if (timeout) request.timeout = *timeout;
  const auto trial_timeout = read_trial_timeout(arguments);
  if (!trial_timeout) append(faults, trial_timeout.error());
  if (trial_timeout) request.trial_timeout = *trial_timeout;
  for (const std::string& text : arguments.all("set")) {
    auto variable = read_variable(text);
    if (!variable) append(faults, variable.error());
    if (variable) request.variables.push_back(std::move(*variable));
  }
  find_plugins(request, arguments);
  request.feature_gates = fmt::format("{}", fmt::join(arguments.all("feature-gates"), ","));
  for (const Status& read : {read_choice(arguments, "restart", k_restarts, request.restart),
                             read_choice(arguments, "trial", k_trials, request.trials),
                             read_restart_limit(arguments, request)}) {
    if (!read) append(faults, read.error());
  }
  append(faults, options_without(arguments, "supervise", {"restart", "restart-limit"}));
  request.supervise = arguments.has("supervise");
  request.keep_going = arguments.has("keep-going");
  request.check = arguments.has("check");
  const Result<console::OutputStyle> style = console::read_output_style(arguments, k_formats);
  if (!style) append(faults, style.error());
  if (style) request.style = *style;
  if (!faults.empty()) return fail(std::move(faults));
  return request;
}

}  // namespace ocelot::load
