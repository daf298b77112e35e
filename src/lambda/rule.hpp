// What an extension must do on Lambda. The names are codes of diagnostics.
#pragma once

#include <optional>
#include <string_view>

namespace ocelot::lambda {

enum class Rule {
  exit_before_next,   ///< it ended during the initialization
  init_error,         ///< it reported init/error
  slow_next,          ///< it did not ask for the next event in time
  early_exit,         ///< it ended before SHUTDOWN
  exit_error,         ///< it reported exit/error
  slow_shutdown,      ///< it still ran when the time after SHUTDOWN was over
  failed_shutdown,    ///< it ended with another exit code than 0
  refused_payload,    ///< its receiver did not accept telemetry
  lost_payload,       ///< telemetry did not reach the sink
  refused_telemetry,  ///< it did not accept events of the Telemetry API
  refused_call,       ///< it called an API in a way that Lambda refuses
  wrong_name,         ///< it did not register under the name of its file
};

/// "exit-before-next".
std::string_view name_of(Rule rule);

/// The rule with a name; nothing if there is none.
std::optional<Rule> parse_rule(std::string_view text);

}  // namespace ocelot::lambda
