// Reads the sections by a table.
#include "declaration/config/manifest.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "declaration/config/mapping_reader.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::array<std::string_view, 5> k_components = {"connectors", "exporters", "extensions",
                                                          "processors", "receivers"};

class Reader {
 public:
  WithDiagnostics<Manifest> read(const yaml::YamlNode& document) {
    Diagnostics faults;
    for (const auto& [key, value] : document.pairs) append(faults, read_section(*key, *value));
    return {std::move(manifest_), std::move(faults)};
  }

 private:
  Diagnostics read_section(const yaml::YamlNode& key, const yaml::YamlNode& value) {
    const auto is = [&](std::string_view name) { return key.text == name; };
    if (std::find(k_components.begin(), k_components.end(), key.text) != k_components.end())
      return read_modules(key.text, value, manifest_.components);
    if (is("providers") || is("converters")) return read_modules(key.text, value, manifest_.others);
    if (is("telemetry")) return read_module(key.text, value, manifest_.others);
    if (is("dist")) return read_distribution(value);
    add_setting(key.text, key, value);
    return {};
  }

  static Diagnostics read_modules(const std::string& section, const yaml::YamlNode& list,
                                  std::vector<ManifestModule>& modules) {
    if (list.is_null()) return {};
    if (list.kind != yaml::YamlNode::Kind::sequence)
      return read_scalars(list, fmt::format("'{}'", section)).diagnostics();
    Diagnostics faults;
    for (const yaml::YamlRef& item : list.items)
      append(faults, read_module(section, *item, modules));
    return faults;
  }

  static Diagnostics read_module(const std::string& section, const yaml::YamlNode& node,
                                 std::vector<ManifestModule>& modules) {
    const std::string what = fmt::format("a module of '{}'", section);
    if (auto fault = check_mapping(node, what)) return {std::move(*fault)};
    std::optional<Scalar> gomod;
    ManifestModule module;
    module.section = section;
    const auto scalar = [](std::string_view key, std::optional<Scalar>& target) {
      return Key{key, key, [&target, key](const yaml::YamlNode& value) {
                   return read_scalar(value, fmt::format("'{}'", key)).assign_to(target);
                 }};
    };
    Diagnostics faults = read_mapping(node, what,
                                      {scalar("gomod", gomod), scalar("import", module.import_path),
                                       scalar("name", module.name), scalar("path", module.path)});
    if (gomod) {
      module.gomod = *gomod;
      modules.push_back(std::move(module));
    } else {
      faults.push_back(error("no-gomod", node.place, fmt::format("{} has no 'gomod'", what))
                           .with_help("write: gomod: MODULE VERSION"));
    }
    return faults;
  }

  Diagnostics read_distribution(const yaml::YamlNode& node) {
    if (node.is_null()) return {};
    if (auto fault = check_mapping(node, "'dist'")) return {std::move(*fault)};
    Diagnostics faults;
    for (const auto& [key, value] : node.pairs) {
      std::optional<Scalar>* target = property_of_distribution(key->text);
      if (target == nullptr)
        add_setting("dist." + key->text, *key, *value);
      else if (!value->is_null())
        *target = read_scalar(*value, fmt::format("'{}'", key->text)).take(faults);
    }
    return faults;
  }

  std::optional<Scalar>* property_of_distribution(std::string_view key) {
    if (key == "name") return &manifest_.name;
    if (key == "description") return &manifest_.description;
    return key == "build_tags" ? &manifest_.build_tags : nullptr;
  }

  void add_setting(const std::string& name, const yaml::YamlNode& key,
                   const yaml::YamlNode& value) {
    const Scalar named{name, key.place};
    if (value.kind == yaml::YamlNode::Kind::scalar)
      manifest_.settings.push_back({named, {value.text, value.place}});
    for (const yaml::YamlRef& item : value.items)
      manifest_.settings.push_back({named, {item->text, item->place}});
    for (const auto& [below, inner] : value.pairs)
      add_setting(fmt::format("{}.{}", name, below->text), *below, *inner);
  }

  Manifest manifest_;
};

}  // namespace

WithDiagnostics<Manifest> read_manifest(const SourceRef& source) {
  const Result<yaml::YamlRef> document = yaml::read_yaml(source).if_clean();
  if (!document) return {{}, document.error()};
  if (auto fault = check_mapping(**document, "a manifest")) return {{}, {std::move(*fault)}};
  return Reader().read(**document);
}

}  // namespace ocelot::config
