// The configuration files, each by its table of keys.
#include "declaration/config/config.hpp"

#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/config/mapping_reader.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

void take(const DistributionKey& key, const yaml::YamlNode& node, DistributionEntry& entry,
          Diagnostics& diagnostics) {
  const std::string what = fmt::format("'{}'", key.name);
  const std::size_t told = diagnostics.size();
  if (const auto* text = std::get_if<std::optional<Scalar> DistributionEntry::*>(&key.target))
    entry.*(*text) = read_scalar(node, what, diagnostics);
  else if (const auto* truth = std::get_if<bool DistributionEntry::*>(&key.target))
    entry.*(*truth) = read_bool(node, what, diagnostics);
  else
    entry.*std::get<std::vector<Scalar> DistributionEntry::*>(key.target) =
        key.shape == Shape::one_or_more ? read_one_or_more(node, what, diagnostics)
                                        : read_scalars(node, what, diagnostics);
  if (diagnostics.size() > told) entry.unread.emplace(key.name);
}

DistributionEntry read_distribution(const yaml::YamlNode& name, const yaml::YamlNode& value,
                                    Diagnostics& diagnostics) {
  DistributionEntry entry;
  entry.name = Scalar{name.text, name.place};
  const std::string what = fmt::format("distribution '{}'", name.text);
  if (!expect_mapping(value, what, diagnostics)) return entry;
  std::vector<Key> keys;
  for (const DistributionKey& key : distribution_keys()) {
    keys.push_back({key.name, key.property,
                    [&](const yaml::YamlNode& node) { take(key, node, entry, diagnostics); }});
  }
  read_mapping(value, what, keys, diagnostics);
  return entry;
}

Diagnostic empty_file(const SourceRef& source, std::string help) {
  return error("empty-file", whole_file(source->path), "nothing is written here")
      .with_help(std::move(help));
}

std::vector<Scalar> read_modules(const yaml::YamlNode& value, Diagnostics& diagnostics) {
  if (value.kind == yaml::YamlNode::Kind::scalar && !value.is_null())
    return {Scalar{value.text, value.place}};
  return read_scalars(value, "the modules of a tag", diagnostics);
}

std::vector<DependencyEntry> read_entries(const yaml::YamlNode& mapping, Diagnostics& diagnostics) {
  std::vector<DependencyEntry> entries;
  if (mapping.is_null() || !expect_mapping(mapping, "'dependencies'", diagnostics)) return entries;
  for (const auto& [tag, modules] : mapping.pairs) {
    entries.push_back({Scalar{tag->text, tag->place}, read_modules(*modules, diagnostics)});
  }
  return entries;
}

// A mapping of nothing but scalars: keys that are present replace what the entry holds.
template <class Entry>
WithDiagnostics<Entry> read_texts(const SourceRef& source, std::string_view what,
                                  const std::vector<TextKey<Entry>>& rows) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  Entry entry;
  if (has_errors(diagnostics) || document->is_null() ||
      !expect_mapping(*document, what, diagnostics))
    return {std::move(entry), std::move(diagnostics)};
  std::vector<Key> keys;
  for (const TextKey<Entry>& row : rows) {
    keys.push_back({row.name, row.property, [&](const yaml::YamlNode& node) {
                      const std::string name = fmt::format("'{}'", row.name);
                      if (auto scalar = read_scalar(node, name, diagnostics))
                        entry.*row.target = *scalar;
                    }});
  }
  read_mapping(*document, what, keys, diagnostics);
  return {std::move(entry), std::move(diagnostics)};
}

}  // namespace

bool has_distributions_root(const yaml::YamlNode& document) {
  return distributions_in(document) != &document;
}

WithDiagnostics<std::vector<DistributionEntry>> read_distributions(const SourceRef& source) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  const yaml::YamlNode& root = *distributions_in(*document);
  std::vector<DistributionEntry> entries;
  if (root.is_null() && !has_errors(diagnostics)) {
    diagnostics.push_back(
        empty_file(source, "declare a distribution: its name, and below it 'buildtags:'"));
  } else if (!root.is_null() && expect_mapping(root, "the file", diagnostics)) {
    for (const auto& [name, value] : root.pairs)
      entries.push_back(read_distribution(*name, *value, diagnostics));
  }
  return {std::move(entries), std::move(diagnostics)};
}

WithDiagnostics<std::vector<DependencyEntry>> read_dependencies(const SourceRef& source) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  std::vector<DependencyEntry> entries;
  if (!document->is_null() && expect_mapping(*document, "the file", diagnostics)) {
    read_mapping(
        *document, "the file",
        {Key{"dependencies", "dependencies",
             [&](const yaml::YamlNode& node) { entries = read_entries(node, diagnostics); }}},
        diagnostics);
  }
  return {std::move(entries), std::move(diagnostics)};
}

WithDiagnostics<UpstreamEntry> read_upstream(const SourceRef& source) {
  return read_texts(source, "the upstream", upstream_keys());
}

WithDiagnostics<LockEntry> read_lock(const SourceRef& source) {
  return read_texts(source, "the lock", lock_keys());
}

}  // namespace ocelot::config
