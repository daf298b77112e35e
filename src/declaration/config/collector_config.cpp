// Sections first, then what the pipelines use.
#include "declaration/config/collector_config.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/config/mapping_reader.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::string_view k_sections[] = {"connectors", "exporters", "extensions", "processors",
                                           "receivers"};

std::string kind_of(std::string_view section) {
  return std::string(section.substr(0, section.size() - 1));
}

class Reader {
 public:
  WithDiagnostics<std::vector<ConfiguredComponent>> read(const yaml::YamlNode& document) {
    std::vector<Key> keys;
    for (std::string_view section : k_sections) {
      keys.push_back({section, section, [this, section](const yaml::YamlNode& node) {
                        take_section(section, node);
                      }});
    }
    const yaml::YamlNode* service = nullptr;
    keys.push_back({"service", "service", [&](const yaml::YamlNode& node) { service = &node; }});
    read_mapping(document, "a collector's configuration", keys, diagnostics_);
    if (service != nullptr) take_service(*service);
    return {std::move(components_), std::move(diagnostics_)};
  }

 private:
  void take_section(std::string_view section, const yaml::YamlNode& node) {
    if (node.is_null() || !expect_mapping(node, fmt::format("'{}'", section), diagnostics_)) return;
    for (const auto& [id, settings] : node.pairs) {
      ConfiguredComponent component{kind_of(section), {id->text, id->place}};
      if (component.type().empty()) {
        diagnostics_.push_back(
            error("bad-component-id", id->place, fmt::format("'{}' names no type", id->text))
                .with_help("write TYPE or TYPE/NAME"));
        continue;
      }
      components_.push_back(std::move(component));
    }
  }

  void take_service(const yaml::YamlNode& node) {
    if (!expect_mapping(node, "'service'", diagnostics_)) return;
    const auto ignore = [](const yaml::YamlNode&) {};
    read_mapping(node, "'service'",
                 {{"extensions", "extensions",
                   [this](const yaml::YamlNode& list) { take_uses(list, {"extension"}); }},
                  {"pipelines", "pipelines",
                   [this](const yaml::YamlNode& pipelines) { take_pipelines(pipelines); }},
                  {"telemetry", "telemetry", ignore}},
                 diagnostics_);
  }

  void take_pipelines(const yaml::YamlNode& node) {
    if (node.is_null() || !expect_mapping(node, "'pipelines'", diagnostics_)) return;
    for (const auto& [id, pipeline] : node.pairs) {
      const std::string what = fmt::format("the pipeline '{}'", id->text);
      if (!expect_mapping(*pipeline, what, diagnostics_)) continue;
      const auto uses = [this](std::string_view key, const std::vector<std::string_view>& kinds) {
        return Key{key, key, [this, kinds](const yaml::YamlNode& list) { take_uses(list, kinds); }};
      };
      read_mapping(*pipeline, what,
                   {uses("receivers", {"receiver", "connector"}), uses("processors", {"processor"}),
                    uses("exporters", {"exporter", "connector"})},
                   diagnostics_);
    }
  }

  void take_uses(const yaml::YamlNode& list, const std::vector<std::string_view>& kinds) {
    for (const Scalar& id :
         read_scalars(list, fmt::format("a list of {}s", kinds[0]), diagnostics_)) {
      if (!is_declared(id.value, kinds)) tell_undeclared(id, kinds);
    }
  }

  static bool is_one_of(std::string_view kind, const std::vector<std::string_view>& kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }

  bool is_declared(std::string_view id, const std::vector<std::string_view>& kinds) const {
    return std::any_of(components_.begin(), components_.end(), [&](const auto& one) {
      return one.id.value == id && is_one_of(one.kind, kinds);
    });
  }

  void tell_undeclared(const Scalar& id, const std::vector<std::string_view>& kinds) {
    std::vector<std::string_view> declared;
    for (const ConfiguredComponent& one : components_) {
      if (is_one_of(one.kind, kinds)) declared.push_back(one.id.value);
    }
    diagnostics_.push_back(
        error("undeclared-component", id.place,
              fmt::format("the {} '{}' is used, but not declared", kinds[0], id.value))
            .with_help(
                suggest(id.value, declared, fmt::format("declare it below '{}s:'", kinds[0]))));
  }

  std::vector<ConfiguredComponent> components_;
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<std::vector<ConfiguredComponent>> read_collector_config(const SourceRef& source) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  if (has_errors(diagnostics) ||
      !expect_mapping(*document, "a collector's configuration", diagnostics))
    return {{}, std::move(diagnostics)};
  return Reader().read(*document);
}

}  // namespace ocelot::config
