// Reads the sections first, then what the pipelines use.
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
                        return read_section(section, node);
                      }});
    }
    const yaml::YamlNode* service = nullptr;
    keys.push_back({"service", "service", [&](const yaml::YamlNode& node) {
                      service = &node;
                      return Diagnostics();
                    }});
    Diagnostics faults = read_mapping(document, "a collector's configuration", keys);
    // Read last, because it uses what the other sections declare.
    if (service != nullptr) append(faults, read_service(*service));
    return {std::move(components_), std::move(faults)};
  }

 private:
  Diagnostics read_section(std::string_view section, const yaml::YamlNode& node) {
    if (node.is_null()) return {};
    if (auto fault = check_mapping(node, fmt::format("'{}'", section))) return {std::move(*fault)};
    Diagnostics faults;
    for (const auto& [id, settings] : node.pairs) {
      ConfiguredComponent component{kind_of(section), {id->text, id->place}};
      if (component.type().empty()) {
        faults.push_back(
            error("bad-component-id", id->place, fmt::format("'{}' names no type", id->text))
                .with_help("write TYPE or TYPE/NAME"));
        continue;
      }
      components_.push_back(std::move(component));
    }
    return faults;
  }

  Diagnostics read_service(const yaml::YamlNode& node) const {
    if (auto fault = check_mapping(node, "'service'")) return {std::move(*fault)};
    const auto ignore = [](const yaml::YamlNode&) { return Diagnostics(); };
    return read_mapping(
        node, "'service'",
        {uses("extensions", {"extension"}),
         {"pipelines", "pipelines",
          [this](const yaml::YamlNode& pipelines) { return read_pipelines(pipelines); }},
         {"telemetry", "telemetry", ignore}});
  }

  Diagnostics read_pipelines(const yaml::YamlNode& node) const {
    if (node.is_null()) return {};
    if (auto fault = check_mapping(node, "'pipelines'")) return {std::move(*fault)};
    Diagnostics faults;
    for (const auto& [id, pipeline] : node.pairs)
      append(faults, read_pipeline(fmt::format("the pipeline '{}'", id->text), *pipeline));
    return faults;
  }

  Diagnostics read_pipeline(const std::string& what, const yaml::YamlNode& node) const {
    if (auto fault = check_mapping(node, what)) return {std::move(*fault)};
    return read_mapping(
        node, what,
        {uses("receivers", {"receiver", "connector"}), uses("processors", {"processor"}),
         uses("exporters", {"exporter", "connector"})});
  }

  // A key whose value is a list of components of these kinds.
  Key uses(std::string_view key, const std::vector<std::string_view>& kinds) const {
    return {key, key, [this, kinds](const yaml::YamlNode& list) { return read_uses(list, kinds); }};
  }

  Diagnostics read_uses(const yaml::YamlNode& list,
                        const std::vector<std::string_view>& kinds) const {
    if (list.is_null()) return {};
    Diagnostics faults;
    for (const Scalar& id :
         read_scalars(list, fmt::format("a list of {}s", kinds[0])).take(faults)) {
      if (!is_declared(id.value, kinds)) faults.push_back(undeclared_component(id, kinds));
    }
    return faults;
  }

  static bool is_one_of(std::string_view kind, const std::vector<std::string_view>& kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }

  bool is_declared(std::string_view id, const std::vector<std::string_view>& kinds) const {
    return std::any_of(components_.begin(), components_.end(), [&](const auto& component) {
      return component.id.value == id && is_one_of(component.kind, kinds);
    });
  }

  Diagnostic undeclared_component(const Scalar& id,
                                  const std::vector<std::string_view>& kinds) const {
    std::vector<std::string_view> declared;
    for (const ConfiguredComponent& component : components_) {
      if (is_one_of(component.kind, kinds)) declared.push_back(component.id.value);
    }
    return error("undeclared-component", id.place,
                 fmt::format("the {} '{}' is used, but not declared", kinds[0], id.value))
        .with_help(suggest(id.value, declared, fmt::format("declare it below '{}s:'", kinds[0])));
  }

  std::vector<ConfiguredComponent> components_;
};

}  // namespace

WithDiagnostics<std::vector<ConfiguredComponent>> read_collector_config(const SourceRef& source) {
  const Result<yaml::YamlRef> document = yaml::read_yaml(source).if_clean();
  if (!document) return {{}, document.error()};
  if (auto fault = check_mapping(**document, "a collector's configuration"))
    return {{}, {std::move(*fault)}};
  return Reader().read(**document);
}

}  // namespace ocelot::config
