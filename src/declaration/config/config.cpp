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
Noted<Entry> read_texts(const SourceRef& source, std::string_view what,
                        const std::vector<TextKey<Entry>>& rows) {
  Noted<yaml::YamlRef> document = yaml::read_yaml(source);
  Noted<Entry> read{{}, std::move(document.diagnostics)};
  Diagnostics& diagnostics = read.diagnostics;
  if (has_errors(diagnostics) || document.value->is_null()) return read;
  if (!expect_mapping(*document.value, what, diagnostics)) return read;
  std::vector<Key> keys;
  for (const TextKey<Entry>& row : rows) {
    keys.push_back({row.name, row.property, [&](const yaml::YamlNode& node) {
                      const std::string name = fmt::format("'{}'", row.name);
                      if (auto scalar = read_scalar(node, name, diagnostics))
                        read.value.*row.target = *scalar;
                    }});
  }
  read_mapping(*document.value, what, keys, diagnostics);
  return read;
}

}  // namespace

bool has_distributions_root(const yaml::YamlNode& document) {
  return distributions_in(document) != &document;
}

Noted<std::vector<DistributionEntry>> read_distributions(const SourceRef& source) {
  Noted<yaml::YamlRef> document = yaml::read_yaml(source);
  Noted<std::vector<DistributionEntry>> read{{}, std::move(document.diagnostics)};
  const yaml::YamlNode& root = *distributions_in(*document.value);
  if (root.is_null()) {
    if (!has_errors(read.diagnostics)) {
      read.diagnostics.push_back(
          empty_file(source, "declare a distribution: its name, and below it 'buildtags:'"));
    }
    return read;
  }
  if (!expect_mapping(root, "the file", read.diagnostics)) return read;
  for (const auto& [name, value] : root.pairs)
    read.value.push_back(read_distribution(*name, *value, read.diagnostics));
  return read;
}

Noted<std::vector<DependencyEntry>> read_dependencies(const SourceRef& source) {
  Noted<yaml::YamlRef> document = yaml::read_yaml(source);
  Noted<std::vector<DependencyEntry>> read{{}, std::move(document.diagnostics)};
  if (document.value->is_null()) return read;
  if (!expect_mapping(*document.value, "the file", read.diagnostics)) return read;
  read_mapping(
      *document.value, "the file",
      {Key{"dependencies", "dependencies",
           [&](const yaml::YamlNode& node) { read.value = read_entries(node, read.diagnostics); }}},
      read.diagnostics);
  return read;
}

Noted<UpstreamEntry> read_upstream(const SourceRef& source) {
  return read_texts(source, "the upstream", upstream_keys());
}

Noted<LockEntry> read_lock(const SourceRef& source) {
  return read_texts(source, "the lock", lock_keys());
}

}  // namespace ocelot::config
