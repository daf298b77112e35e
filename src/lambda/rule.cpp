// The table of names.
#include "lambda/rule.hpp"

#include <array>
#include <utility>

namespace ocelot::lambda {

namespace {

constexpr auto k_names = std::to_array<std::pair<Rule, std::string_view>>({
    {Rule::exit_before_next, "exit-before-next"},
    {Rule::init_error, "init-error"},
    {Rule::slow_next, "slow-next"},
    {Rule::early_exit, "early-exit"},
    {Rule::exit_error, "exit-error"},
    {Rule::slow_shutdown, "slow-shutdown"},
    {Rule::failed_shutdown, "failed-shutdown"},
    {Rule::refused_payload, "refused-payload"},
    {Rule::lost_payload, "lost-payload"},
    {Rule::refused_telemetry, "refused-telemetry"},
    {Rule::refused_call, "refused-call"},
    {Rule::wrong_name, "wrong-extension-name"},
});

}  // namespace

std::string_view name_of(Rule rule) {
  for (const auto& [candidate, name] : k_names) {
    if (candidate == rule) return name;
  }
  return "";
}

std::optional<Rule> parse_rule(std::string_view text) {
  for (const auto& [rule, name] : k_names) {
    if (name == text) return rule;
  }
  return std::nullopt;
}

}  // namespace ocelot::lambda
