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
  explicit Reader(Noted<Manifest>& read) : read_(read) {}

  void take(const yaml::YamlNode& key, const yaml::YamlNode& value) {
    const auto is = [&](std::string_view name) { return key.text == name; };
    if (std::find(k_components.begin(), k_components.end(), key.text) != k_components.end())
      return take_modules(key.text, value, read_.value.components);
    if (is("providers") || is("converters"))
      return take_modules(key.text, value, read_.value.others);
    if (is("telemetry")) return take_module(key.text, value, read_.value.others);
    if (is("dist")) return take_distribution(value);
    take_setting(key.text, key, value);
  }

 private:
  void take_modules(const std::string& section, const yaml::YamlNode& list,
                    std::vector<ManifestModule>& modules) {
    if (list.is_null()) return;
    if (list.kind != yaml::YamlNode::Kind::sequence) {
      static_cast<void>(read_scalars(list, fmt::format("'{}'", section), read_.diagnostics));
      return;
    }
    for (const yaml::YamlRef& item : list.items) take_module(section, *item, modules);
  }

  void take_module(const std::string& section, const yaml::YamlNode& node,
                   std::vector<ManifestModule>& modules) {
    const std::string what = fmt::format("a module of '{}'", section);
    if (!expect_mapping(node, what, read_.diagnostics)) return;
    std::optional<Scalar> gomod;
    ManifestModule module;
    module.section = section;
    const auto scalar = [&](std::string_view key, std::optional<Scalar>& target) {
      return Key{key, key, [this, &target, key](const yaml::YamlNode& value) {
                   target = read_scalar(value, fmt::format("'{}'", key), read_.diagnostics);
                 }};
    };
    read_mapping(node, what,
                 {scalar("gomod", gomod), scalar("import", module.import_path),
                  scalar("name", module.name), scalar("path", module.path)},
                 read_.diagnostics);
    if (!gomod) {
      read_.diagnostics.push_back(
          error("no-gomod", node.place, fmt::format("{} has no 'gomod'", what))
              .with_help("write: gomod: MODULE VERSION"));
      return;
    }
    module.gomod = *gomod;
    modules.push_back(std::move(module));
  }

  void take_distribution(const yaml::YamlNode& node) {
    if (node.is_null() || !expect_mapping(node, "'dist'", read_.diagnostics)) return;
    for (const auto& [key, value] : node.pairs) {
      std::optional<Scalar>* target = key->text == "name"          ? &read_.value.name
                                      : key->text == "description" ? &read_.value.description
                                      : key->text == "build_tags"  ? &read_.value.build_tags
                                                                   : nullptr;
      if (target == nullptr)
        take_setting("dist." + key->text, *key, *value);
      else if (!value->is_null())
        *target = read_scalar(*value, fmt::format("'{}'", key->text), read_.diagnostics);
    }
  }

  void take_setting(const std::string& name, const yaml::YamlNode& key,
                    const yaml::YamlNode& value) {
    const Scalar named{name, key.place};
    if (value.kind == yaml::YamlNode::Kind::scalar)
      read_.value.settings.push_back({named, {value.text, value.place}});
    for (const yaml::YamlRef& item : value.items)
      read_.value.settings.push_back({named, {item->text, item->place}});
    for (const auto& [below, inner] : value.pairs)
      take_setting(fmt::format("{}.{}", name, below->text), *below, *inner);
  }

  Noted<Manifest>& read_;
};

}  // namespace

Noted<Manifest> read_manifest(const SourceRef& source) {
  Noted<yaml::YamlRef> document = yaml::read_yaml(source);
  Noted<Manifest> read{{}, std::move(document.diagnostics)};
  if (has_errors(read.diagnostics)) return read;
  if (!expect_mapping(*document.value, "a manifest", read.diagnostics)) return read;
  Reader reader(read);
  for (const auto& [key, value] : document.value->pairs) reader.take(*key, *value);
  return read;
}

}  // namespace ocelot::config
