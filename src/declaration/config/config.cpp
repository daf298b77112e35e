// Reads each configuration file by its table of keys.
#include "declaration/config/config.hpp"

#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/config/mapping_reader.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

Diagnostics accept_mapping(const DistributionKeys& rows, const yaml::YamlNode& node,
                           std::string_view what, DistributionEntry& entry);

// Stores a key's value in an entry; returns the faults of the value.
Diagnostics accept_value(const DistributionKey& key, const yaml::YamlNode& node,
                         DistributionEntry& entry) {
  const std::string what = fmt::format("'{}'", key.name);
  if (const auto* text = std::get_if<std::optional<Scalar> DistributionEntry::*>(&key.target))
    return read_scalar(node, what).assign_to(entry.*(*text));
  if (const auto* truth = std::get_if<bool DistributionEntry::*>(&key.target))
    return read_bool(node, what).assign_to(entry.*(*truth));
  if (const auto* below = std::get_if<const DistributionKeys& (*)()>(&key.target))
    return accept_mapping((*below)(), node, what, entry);
  auto& texts = entry.*std::get<std::vector<Scalar> DistributionEntry::*>(key.target);
  return key.shape == Shape::one_or_more ? read_one_or_more(node, what).assign_to(texts)
                                         : read_scalars(node, what).assign_to(texts);
}

Diagnostics accept_mapping(const DistributionKeys& rows, const yaml::YamlNode& node,
                           std::string_view what, DistributionEntry& entry) {
  if (auto fault = check_mapping(node, what)) return {std::move(*fault)};
  std::vector<Key> keys;
  for (const DistributionKey& row : rows) {
    keys.push_back({row.name, row.property, [&](const yaml::YamlNode& value) {
                      Diagnostics faults = accept_value(row, value, entry);
                      if (!faults.empty()) entry.unread.emplace(row.name);
                      return faults;
                    }});
  }
  return read_mapping(node, what, keys);
}

WithDiagnostics<DistributionEntry> read_distribution(const yaml::YamlNode& name,
                                                     const yaml::YamlNode& value) {
  DistributionEntry entry;
  entry.name = Scalar{name.text, name.place};
  const std::string what = fmt::format("distribution '{}'", name.text);
  Diagnostics faults = accept_mapping(distribution_keys(), value, what, entry);
  return {std::move(entry), std::move(faults)};
}

Diagnostic empty_file(const SourceRef& source, std::string help) {
  return error("empty-file", whole_file(source->path), "nothing is written here")
      .with_help(std::move(help));
}

WithDiagnostics<std::vector<Scalar>> read_modules(const yaml::YamlNode& value) {
  if (value.kind == yaml::YamlNode::Kind::scalar && !value.is_null())
    return {{Scalar{value.text, value.place}}, {}};
  return read_scalars(value, "the modules of a tag");
}

WithDiagnostics<std::vector<DependencyEntry>> read_entries(const yaml::YamlNode& mapping) {
  if (mapping.is_null()) return {{}, {}};
  if (auto fault = check_mapping(mapping, "'dependencies'")) return {{}, {std::move(*fault)}};
  std::vector<DependencyEntry> entries;
  Diagnostics faults;
  for (const auto& [tag, modules] : mapping.pairs)
    entries.push_back({Scalar{tag->text, tag->place}, read_modules(*modules).take(faults)});
  return {std::move(entries), std::move(faults)};
}

// Stores a scalar; if there is none, the target keeps its default.
Diagnostics accept_text(const yaml::YamlNode& node, std::string_view name, Scalar& target) {
  Diagnostics faults;
  if (auto scalar = read_scalar(node, fmt::format("'{}'", name)).take(faults))
    target = std::move(*scalar);
  return faults;
}

// Reads a mapping that contains only scalars. Keys that are present replace the defaults of the
// entry.
template <class Entry>
WithDiagnostics<Entry> read_texts(const SourceRef& source, std::string_view what,
                                  const std::vector<TextKey<Entry>>& rows) {
  const Result<yaml::YamlRef> document = yaml::read_yaml(source).if_clean();
  if (!document) return {{}, document.error()};
  if ((*document)->is_null()) return {{}, {}};
  if (auto fault = check_mapping(**document, what)) return {{}, {std::move(*fault)}};
  Entry entry;
  std::vector<Key> keys;
  for (const TextKey<Entry>& row : rows) {
    keys.push_back({row.name, row.property, [&](const yaml::YamlNode& node) {
                      return accept_text(node, row.name, entry.*row.target);
                    }});
  }
  Diagnostics faults = read_mapping(**document, what, keys);
  return {std::move(entry), std::move(faults)};
}

}  // namespace

WithDiagnostics<std::vector<DistributionEntry>> read_distributions(const SourceRef& source) {
  Diagnostics faults;
  const yaml::YamlRef document = yaml::read_yaml(source).take(faults);
  const yaml::YamlNode& root = *distributions_in(*document);
  std::vector<DistributionEntry> entries;
  if (root.is_null() && has_errors(faults)) return {std::move(entries), std::move(faults)};
  if (root.is_null()) {
    faults.push_back(
        empty_file(source, "declare a distribution: its name, and below it 'buildtags:'"));
  } else if (auto fault = check_mapping(root, "the file")) {
    faults.push_back(std::move(*fault));
  }
  for (const auto& [name, value] : root.pairs)
    entries.push_back(read_distribution(*name, *value).take(faults));
  return {std::move(entries), std::move(faults)};
}

WithDiagnostics<std::vector<DependencyEntry>> read_dependencies(const SourceRef& source) {
  Diagnostics faults;
  const yaml::YamlRef document = yaml::read_yaml(source).take(faults);
  std::vector<DependencyEntry> entries;
  if (document->is_null()) return {std::move(entries), std::move(faults)};
  if (auto fault = check_mapping(*document, "the file")) faults.push_back(std::move(*fault));
  const auto accept = [&](const yaml::YamlNode& node) {
    return read_entries(node).assign_to(entries);
  };
  append(faults, read_mapping(*document, "the file", {{"dependencies", "dependencies", accept}}));
  return {std::move(entries), std::move(faults)};
}

WithDiagnostics<UpstreamEntry> read_upstream(const SourceRef& source) {
  return read_texts(source, "the upstream", upstream_keys());
}

WithDiagnostics<LockEntry> read_lock(const SourceRef& source) {
  return read_texts(source, "the lock", lock_keys());
}

}  // namespace ocelot::config
