// Reads the sections first, then what the pipelines use.
#include "declaration/config/collector_config.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "declaration/config/mapping_reader.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::string_view k_sections[] = {"connectors", "exporters", "extensions", "processors",
                                           "receivers"};

constexpr std::string_view k_signals[] = {"traces", "metrics", "logs", "profiles"};

// The part of TYPE/NAME or SIGNAL/NAME that is not the name.
std::string_view without_name(std::string_view id) {
  return id.substr(0, id.find('/'));
}

Diagnostic bad_id(const yaml::YamlNode& id, std::string_view problem, std::string help) {
  return error("bad-component-id", id.place, fmt::format("'{}' {}", id.text, problem))
      .with_help(std::move(help));
}

std::optional<Diagnostic> find_missing_name(const yaml::YamlNode& id, std::string_view form) {
  const std::string_view before = without_name(id.text);
  if (before.size() + 1 != id.text.size()) return std::nullopt;
  return bad_id(id, "has no name after the slash", fmt::format("write {0} or {0}/NAME", form));
}

// As component/config.go and component/identifiable.go of the collector describe it: a type begins
// with a letter and has at most 63 letters, digits and '_'. All known types are in lower case.
bool is_type(std::string_view text) {
  constexpr std::size_t k_longest = 63;
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && text.size() <= k_longest &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::optional<Diagnostic> find_id_fault(const yaml::YamlNode& id) {
  const std::string_view type = without_name(id.text);
  if (type.empty()) return bad_id(id, "names no type", "write TYPE or TYPE/NAME");
  if (auto fault = find_missing_name(id, "TYPE")) return fault;
  if (is_type(type)) return std::nullopt;
  return bad_id(id, "is not a type of a component",
                "a type consists of lower-case letters, digits and '_', and begins with a letter");
}

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
    if (service != nullptr)
      append(faults, read_service(*service));
    else
      faults.push_back(missing_pipelines(document.place, "the configuration has no 'service'"));
    return {std::move(components_), std::move(faults)};
  }

 private:
  Diagnostics read_section(std::string_view section, const yaml::YamlNode& node) {
    if (node.is_null()) return {};
    if (auto fault = check_mapping(node, fmt::format("'{}'", section))) return {std::move(*fault)};
    Diagnostics faults;
    for (const auto& [id, settings] : node.pairs) {
      ConfiguredComponent component{kind_of(section), {id->text, id->place}};
      if (auto fault = find_id_fault(*id)) {
        faults.push_back(std::move(*fault));
        continue;
      }
      components_.push_back(std::move(component));
    }
    return faults;
  }

  // The collector does not start without a pipeline.
  static Diagnostic missing_pipelines(const Place& place, std::string problem) {
    return error("missing-pipeline", place, std::move(problem))
        .with_help(
            "write a pipeline, such as: service: {pipelines: {traces: {receivers: [otlp], "
            "exporters: [debug]}}}");
  }

  Diagnostics read_service(const yaml::YamlNode& node) const {
    if (auto fault = check_mapping(node, "'service'")) return {std::move(*fault)};
    const auto ignore = [](const yaml::YamlNode&) { return Diagnostics(); };
    if (node.find("pipelines") == nullptr)
      return {missing_pipelines(node.place, "'service' has no 'pipelines'")};
    return read_mapping(
        node, "'service'",
        {uses("extensions", {"extension"}),
         {"pipelines", "pipelines",
          [this](const yaml::YamlNode& pipelines) { return read_pipelines(pipelines); }},
         {"telemetry", "telemetry", ignore}});
  }

  Diagnostics read_pipelines(const yaml::YamlNode& node) const {
    if (node.is_null()) return {missing_pipelines(node.place, "'pipelines' is empty")};
    if (auto fault = check_mapping(node, "'pipelines'")) return {std::move(*fault)};
    if (node.pairs.empty()) return {missing_pipelines(node.place, "'pipelines' is empty")};
    Diagnostics faults;
    for (const auto& [id, pipeline] : node.pairs) {
      if (auto fault = find_signal_fault(*id)) faults.push_back(std::move(*fault));
      append(faults, read_pipeline(fmt::format("the pipeline '{}'", id->text), *pipeline));
      append(faults, find_missing_ends(*id, *pipeline));
    }
    return faults;
  }

  static std::optional<Diagnostic> find_signal_fault(const yaml::YamlNode& id) {
    const std::string_view signal = without_name(id.text);
    const auto known = std::find(std::begin(k_signals), std::end(k_signals), signal);
    if (known != std::end(k_signals)) return find_missing_name(id, "SIGNAL");
    return error("unknown-signal", id.place,
                 fmt::format("the pipeline '{}' is for no known signal", id.text))
        .with_help(suggest(signal, {std::begin(k_signals), std::end(k_signals)},
                           "the signals are: traces, metrics, logs, profiles"));
  }

  // A pipeline needs a receiver and an exporter.
  static Diagnostics find_missing_ends(const yaml::YamlNode& id, const yaml::YamlNode& pipeline) {
    Diagnostics faults;
    for (std::string_view key : {"receivers", "exporters"}) {
      const yaml::YamlNode* const list = pipeline.find(key);
      const bool is_empty = list == nullptr || list->is_null() ||
                            (list->kind == yaml::YamlNode::Kind::sequence && list->items.empty());
      if (pipeline.kind != yaml::YamlNode::Kind::mapping || !is_empty) continue;
      faults.push_back(error("incomplete-pipeline", list == nullptr ? id.place : list->place,
                             fmt::format("the pipeline '{}' has no {}", id.text, key))
                           .with_help(fmt::format("write: {}: [ID]", key)));
    }
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
