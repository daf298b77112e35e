// Sections by a table.
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
  explicit Reader(Diagnostics diagnostics) : diagnostics_(std::move(diagnostics)) {}

  WithDiagnostics<Manifest> read(const yaml::YamlNode& document) {
    for (const auto& [key, value] : document.pairs) take(*key, *value);
    return {std::move(manifest_), std::move(diagnostics_)};
  }

 private:
  void take(const yaml::YamlNode& key, const yaml::YamlNode& value) {
    const auto is = [&](std::string_view name) { return key.text == name; };
    if (std::find(k_components.begin(), k_components.end(), key.text) != k_components.end())
      return take_modules(key.text, value, manifest_.components);
    if (is("providers") || is("converters")) return take_modules(key.text, value, manifest_.others);
    if (is("telemetry")) return take_module(key.text, value, manifest_.others);
    if (is("dist")) return take_distribution(value);
    take_setting(key.text, key, value);
  }

  void take_modules(const std::string& section, const yaml::YamlNode& list,
                    std::vector<ManifestModule>& modules) {
    if (list.is_null()) return;
    if (list.kind != yaml::YamlNode::Kind::sequence) {
      static_cast<void>(read_scalars(list, fmt::format("'{}'", section), diagnostics_));
      return;
    }
    for (const yaml::YamlRef& item : list.items) take_module(section, *item, modules);
  }

  void take_module(const std::string& section, const yaml::YamlNode& node,
                   std::vector<ManifestModule>& modules) {
    const std::string what = fmt::format("a module of '{}'", section);
    if (!expect_mapping(node, what, diagnostics_)) return;
    std::optional<Scalar> gomod;
    ManifestModule module;
    module.section = section;
    const auto scalar = [&](std::string_view key, std::optional<Scalar>& target) {
      return Key{key, key, [this, &target, key](const yaml::YamlNode& value) {
                   target = read_scalar(value, fmt::format("'{}'", key), diagnostics_);
                 }};
    };
    read_mapping(node, what,
                 {scalar("gomod", gomod), scalar("import", module.import_path),
                  scalar("name", module.name), scalar("path", module.path)},
                 diagnostics_);
    if (!gomod) {
      diagnostics_.push_back(error("no-gomod", node.place, fmt::format("{} has no 'gomod'", what))
                                 .with_help("write: gomod: MODULE VERSION"));
      return;
    }
    module.gomod = *gomod;
    modules.push_back(std::move(module));
  }

  void take_distribution(const yaml::YamlNode& node) {
    if (node.is_null() || !expect_mapping(node, "'dist'", diagnostics_)) return;
    for (const auto& [key, value] : node.pairs) {
      std::optional<Scalar>* target = key->text == "name"          ? &manifest_.name
                                      : key->text == "description" ? &manifest_.description
                                      : key->text == "build_tags"  ? &manifest_.build_tags
                                                                   : nullptr;
      if (target == nullptr)
        take_setting("dist." + key->text, *key, *value);
      else if (!value->is_null())
        *target = read_scalar(*value, fmt::format("'{}'", key->text), diagnostics_);
    }
  }

  void take_setting(const std::string& name, const yaml::YamlNode& key,
                    const yaml::YamlNode& value) {
    const Scalar named{name, key.place};
    if (value.kind == yaml::YamlNode::Kind::scalar)
      manifest_.settings.push_back({named, {value.text, value.place}});
    for (const yaml::YamlRef& item : value.items)
      manifest_.settings.push_back({named, {item->text, item->place}});
    for (const auto& [below, inner] : value.pairs)
      take_setting(fmt::format("{}.{}", name, below->text), *below, *inner);
  }

  Manifest manifest_;
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<Manifest> read_manifest(const SourceRef& source) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  if (has_errors(diagnostics) || !expect_mapping(*document, "a manifest", diagnostics))
    return {{}, std::move(diagnostics)};
  return Reader(std::move(diagnostics)).read(*document);
}

}  // namespace ocelot::config
