// The arguments of `ocelot-load --library L …`.
#pragma once

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loader/supervisor.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::load {

/// When plugins are tried in a child process before they are loaded.
enum class Trials {
  always,
  once,  ///< if the same files did not load before
  never,
};

struct LoadRequest {
  std::string library;
  std::vector<std::string> configs;
  bool config_is_default = false;
  std::vector<std::string> plugins;  ///< without duplicates, in the order given
  std::vector<std::pair<std::string, std::string>> variables;  ///< in the order given
  std::string feature_gates;  ///< a list as otelcol.h describes it; empty: none
  std::chrono::milliseconds timeout{};
  bool supervise = false;
  Restart restart = Restart::on_failure;
  std::optional<RestartLimit> restart_limit{};
  Trials trials = Trials::once;
  std::chrono::milliseconds trial_timeout{};
  bool keep_going = false;  ///< without plugins that cannot be used
  bool check = false;
  console::OutputStyle style;
};

/// The command line of ocelot-load.
console::CommandLine load_command_line();

/// Reads the arguments. Plugins come from --plugin and from OTEL_COLLECTOR_SHARED_LIBRARY, which
/// --set may have set. A file that is named twice, or a copy of a named file, counts once.
Result<LoadRequest> read_load_request(const console::Arguments& arguments);

/// The value of --trial-timeout, or its default.
Result<std::chrono::milliseconds> read_trial_timeout(const console::Arguments& arguments);

/// The faults of options that have no effect without another one, `required`.
Diagnostics options_without(const console::Arguments& arguments, std::string_view required,
                            std::initializer_list<const char*> names);

}  // namespace ocelot::load
