// Lays out the components of a collector.
#include "loader/cli/component_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"
#include "support/console/page.hpp"

namespace ocelot::load {

namespace {

// "traces_to_metrics" is a pair of signals.
std::string signal_name(std::string_view signal) {
  return fmt::format("{}", fmt::join(split(signal, '_'), " "));
}

// "logs: stable, traces: beta"; an extension has one level, without a signal.
std::string stability_of(const Json& component) {
  std::vector<std::string> levels;
  for (const auto& [signal, level] : member_of(component, "stability").members()) {
    const std::string name = level.string() == nullptr ? "" : in_lower_case(*level.string());
    levels.push_back(signal == "extension" ? name
                                           : fmt::format("{}: {}", signal_name(signal), name));
  }
  return levels.empty() ? "no stability" : fmt::format("{}", fmt::join(levels, ", "));
}

std::string names_of(const Json& component) {
  const std::vector<std::string> aliases = strings_in(component.find("aliases"));
  const std::string type = text_in(component, "type");
  return aliases.empty() ? type : fmt::format("{} (or {})", type, fmt::join(aliases, ", "));
}

std::string module_of(const Json& component) {
  const std::string version = text_in(component, "version");
  return text_in(component, "module") + (version.empty() ? "" : " " + version);
}

}  // namespace

std::string component_rows(const Json& components) {
  std::vector<console::Row> rows;
  for (const Json& component : components.values())
    rows.push_back({{text_in(component, "kind")},
                    {names_of(component)},
                    {stability_of(component)},
                    {module_of(component)}});
  return console::Page({}).table(std::move(rows)).text();
}

}  // namespace ocelot::load
