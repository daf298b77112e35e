// Reads each configuration file by its table of keys.
#include "declaration/config/config.hpp"

#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/config/mapping_reader.hpp"
#include "declaration/config/root_form.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

Diagnostics accept_mapping(const DistributionKeys& rows, const yaml::YamlNode& node,
                           std::string_view what, DistributionEntry& entry);

// A mapping with keys that the user chooses: an entry of a key and the text that `read` accepts.
template <class Entry, class Read>
WithDiagnostics<std::vector<Entry>> read_pairs(const yaml::YamlNode& node, std::string_view what,
                                               const Read& read) {
  if (auto fault = check_mapping(node, what)) return {{}, {std::move(*fault)}};
  std::vector<Entry> entries;
  Diagnostics faults;
  for (const auto& [name, value] : node.pairs) {
    auto text = read(*value, fmt::format("'{}'", name->text)).take(faults);
    if (text) entries.push_back({Scalar{name->text, name->place}, std::move(*text)});
  }
  return {std::move(entries), std::move(faults)};
}

WithDiagnostics<std::optional<Scalar>> read_as(Shape shape, const yaml::YamlNode& node,
                                               std::string_view what) {
  if (shape == Shape::free_text) return read_scalar(node, what);
  return shape == Shape::truth ? read_truth(node, what) : read_text(node, what);
}

// Stores a key's value in an entry; returns the faults of the value.
Diagnostics accept_value(const DistributionKey& key, const yaml::YamlNode& node,
                         DistributionEntry& entry) {
  const std::string what = fmt::format("'{}'", key.name);
  if (const auto* text = std::get_if<std::optional<Scalar> DistributionEntry::*>(&key.target))
    return read_as(key.shape, node, what).assign_to(entry.*(*text));
  if (const auto* list =
          std::get_if<std::optional<std::vector<Scalar>> DistributionEntry::*>(&key.target))
    return read_scalars(node, what).assign_to((entry.*(*list)).emplace());
  if (const auto* truth = std::get_if<bool DistributionEntry::*>(&key.target))
    return read_bool(node, what).assign_to(entry.*(*truth));
  if (const auto* values =
          std::get_if<std::vector<ReferenceValue> DistributionEntry::*>(&key.target))
    return read_pairs<ReferenceValue>(node, what, read_scalar).assign_to(entry.*(*values));
  if (const auto* below = std::get_if<const DistributionKeys& (*)()>(&key.target))
    return accept_mapping((*below)(), node, what, entry);
  auto& texts = entry.*std::get<std::vector<Scalar> DistributionEntry::*>(key.target);
  if (key.shape == Shape::one_or_more) return read_one_or_more(node, what).assign_to(texts);
  return key.shape == Shape::some_texts ? read_some_scalars(node, what).assign_to(texts)
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

bool is_empty(const yaml::YamlNode& node) {
  return node.is_null() || (node.kind == yaml::YamlNode::Kind::mapping && node.pairs.empty());
}

Diagnostics read_root(const SourceRef& source, const yaml::YamlNode& document,
                      DistributionsFile& file) {
  const yaml::YamlNode& root = *distributions_in(document);
  if (is_empty(root)) {
    return {empty_file(source, "declare a distribution: its name, and below it 'components:'")};
  }
  const std::string_view what = &root == &document ? "the file" : "'distributions'";
  if (auto fault = check_mapping(root, what)) return {std::move(*fault)};
  Diagnostics faults;
  for (const auto& [name, value] : root.pairs) {
    const bool is_misplaced =
        &root == &document && is_root_key(name->text) && name->text != k_distributions_key;
    if (!is_misplaced) file.distributions.push_back(read_distribution(*name, *value).take(faults));
  }
  return faults;
}

// A text or a list with one module or more.
WithDiagnostics<std::vector<Scalar>> read_modules(const yaml::YamlNode& tag,
                                                  const yaml::YamlNode& value) {
  const bool is_list = value.kind == yaml::YamlNode::Kind::sequence;
  const bool is_empty = is_list ? value.items.empty() : value.is_null() || value.text.empty();
  if (value.kind != yaml::YamlNode::Kind::mapping && is_empty) {
    return {{},
            {error("tag-without-modules", tag.place,
                   fmt::format("the tag '{}' has no modules", tag.text))
                 .with_help("write MODULE or MODULE@VERSION, or remove the tag")}};
  }
  if (value.kind == yaml::YamlNode::Kind::scalar) return {{Scalar{value.text, value.place}}, {}};
  return read_scalars(value, "the modules of a tag");
}

WithDiagnostics<std::vector<DependencyEntry>> read_entries(const yaml::YamlNode& mapping) {
  if (mapping.is_null()) return {{}, {}};
  if (auto fault = check_mapping(mapping, "'dependencies'")) return {{}, {std::move(*fault)}};
  std::vector<DependencyEntry> entries;
  Diagnostics faults;
  for (const auto& [tag, modules] : mapping.pairs)
    entries.push_back({Scalar{tag->text, tag->place}, read_modules(*tag, *modules).take(faults)});
  return {std::move(entries), std::move(faults)};
}

WithDiagnostics<std::vector<ReplaceEntry>> read_replaces(const yaml::YamlNode& mapping) {
  if (mapping.is_null()) return {{}, {}};
  return read_pairs<ReplaceEntry>(mapping, "'replaces'", read_text);
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

// Reads a mapping of which `accept` stores the values.
template <class Row, class Accept>
Diagnostics read_rows(const yaml::YamlNode& node, std::string_view what,
                      const std::vector<Row>& rows, const Accept& accept) {
  if (auto fault = check_mapping(node, what)) return {std::move(*fault)};
  std::vector<Key> keys;
  for (const Row& row : rows) {
    keys.push_back(
        {row.name, row.property, [&](const yaml::YamlNode& value) { return accept(row, value); }});
  }
  return read_mapping(node, what, keys);
}

WithDiagnostics<IgnoredVulnerabilityEntry> read_ignored(const yaml::YamlNode& node) {
  IgnoredVulnerabilityEntry entry{node.place, {}, {}, {}};
  Diagnostics faults = read_rows(node, "an item of 'ignore'", ignored_vulnerability_keys(),
                                 [&](const auto& row, const yaml::YamlNode& value) {
                                   return accept_text(value, row.name, entry.*row.target);
                                 });
  return {std::move(entry), std::move(faults)};
}

WithDiagnostics<std::vector<IgnoredVulnerabilityEntry>> read_ignored_list(
    const yaml::YamlNode& node) {
  if (node.kind != yaml::YamlNode::Kind::sequence)
    return {{},
            {error("wrong-type", node.place,
                   fmt::format("'ignore' must be a list, not {}", describe(node)))
                 .with_help("write '- id: ID', and below it 'reason: TEXT' and 'until: DATE'")}};
  std::vector<IgnoredVulnerabilityEntry> entries;
  Diagnostics faults;
  for (const yaml::YamlRef& item : node.items) {
    IgnoredVulnerabilityEntry entry = read_ignored(*item).take(faults);
    if (item->kind == yaml::YamlNode::Kind::mapping) entries.push_back(std::move(entry));
  }
  return {std::move(entries), std::move(faults)};
}

Diagnostics accept_value(const VulnerabilitiesKey& key, const yaml::YamlNode& node,
                         VulnerabilitiesEntry& entry) {
  if (const auto* text = std::get_if<std::optional<Scalar> VulnerabilitiesEntry::*>(&key.target))
    return read_text(node, fmt::format("'{}'", key.name)).assign_to(entry.*(*text));
  using List = std::vector<IgnoredVulnerabilityEntry> VulnerabilitiesEntry::*;
  return read_ignored_list(node).assign_to(entry.*std::get<List>(key.target));
}

Diagnostics accept_value(const PolicyKey& key, const yaml::YamlNode& node, PolicyEntry& entry) {
  const std::string what = fmt::format("'{}'", key.name);
  if (const auto* text = std::get_if<std::optional<Scalar> PolicyEntry::*>(&key.target))
    return read_text(node, what).assign_to(entry.*(*text));
  if (const auto* below = std::get_if<VulnerabilitiesEntry PolicyEntry::*>(&key.target))
    return read_rows(node, what, vulnerabilities_keys(),
                     [&](const VulnerabilitiesKey& row, const yaml::YamlNode& value) {
                       return accept_value(row, value, entry.*(*below));
                     });
  return read_some_scalars(node, what)
      .assign_to(entry.*std::get<std::vector<Scalar> PolicyEntry::*>(key.target));
}

}  // namespace

WithDiagnostics<DistributionsFile> read_distributions(const SourceRef& source) {
  Diagnostics faults;
  const yaml::YamlRef document = yaml::read_yaml(source).take(faults);
  DistributionsFile file;
  if (document->is_null() && has_errors(faults)) return {std::move(file), std::move(faults)};
  if (auto fault = check_version(*document).take(faults)) {
    file.is_for_this_version = false;
    return {std::move(file), {std::move(*fault)}};
  }
  append(faults, check_form(*document));
  const yaml::YamlNode* defaults = document->find(k_defaults_key);
  if (defaults != nullptr && has_distributions_root(*document))
    append(faults, accept_mapping(default_keys(), *defaults, "'defaults'", file.defaults));
  if (!has_errors(faults) || !is_empty(*distributions_in(*document)))
    append(faults, read_root(source, *document, file));
  return {std::move(file), std::move(faults)};
}

WithDiagnostics<DependenciesFile> read_dependencies(const SourceRef& source) {
  Diagnostics faults;
  const yaml::YamlRef document = yaml::read_yaml(source).take(faults);
  DependenciesFile file;
  if (document->is_null()) return {std::move(file), std::move(faults)};
  if (auto fault = check_mapping(*document, "the file")) faults.push_back(std::move(*fault));
  append(faults,
         read_mapping(*document, "the file",
                      {{k_dependencies_key, k_dependencies_key,
                        [&](const yaml::YamlNode& node) {
                          return read_entries(node).assign_to(file.dependencies);
                        }},
                       {k_replaces_key, k_replaces_key,
                        [&](const yaml::YamlNode& node) {
                          return read_replaces(node).assign_to(file.replaces);
                        }},
                       {k_allow_skew_key, k_allow_skew_key, [&](const yaml::YamlNode& node) {
                          return read_scalars(node, "'allow-skew'").assign_to(file.allow_skew);
                        }}}));
  return {std::move(file), std::move(faults)};
}

WithDiagnostics<UpstreamEntry> read_upstream(const SourceRef& source) {
  return read_texts(source, "the upstream", upstream_keys());
}

WithDiagnostics<PolicyEntry> read_policy(const SourceRef& source) {
  PolicyEntry entry;
  const Result<yaml::YamlRef> document = yaml::read_yaml(source).if_clean();
  if (!document) return {std::move(entry), document.error()};
  if ((*document)->is_null()) return {std::move(entry), {}};
  Diagnostics faults = read_rows(**document, "the policy", policy_keys(),
                                 [&](const PolicyKey& row, const yaml::YamlNode& value) {
                                   return accept_value(row, value, entry);
                                 });
  return {std::move(entry), std::move(faults)};
}

WithDiagnostics<LockEntry> read_lock(const SourceRef& source) {
  return read_texts(source, "the lock", lock_keys());
}

}  // namespace ocelot::config
