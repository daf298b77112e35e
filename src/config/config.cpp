// The configuration files, each by its table of keys.
#include "config/config.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "config/mapping_reader.hpp"
#include "config/yaml.hpp"

namespace ocelot::config {

namespace {

DistributionEntry read_distribution(const YamlNode& name, const YamlNode& value,
                                    Diagnostics& diagnostics) {
  DistributionEntry entry;
  entry.name = Scalar{name.text, name.place};
  const std::string what = fmt::format("distribution '{}'", name.text);
  if (!expect_mapping(value, what, diagnostics)) return entry;
  const auto scalar = [&](std::string_view key, std::optional<Scalar>& target) {
    return Key{key, key, [&target, key, &diagnostics](const YamlNode& node) {
                 target = read_scalar(node, fmt::format("'{}'", key), diagnostics);
               }};
  };
  const auto list = [&](std::string_view key, std::string_view property,
                        std::vector<Scalar>& target) {
    return Key{key, property, [&target, key, &diagnostics](const YamlNode& node) {
                 target = read_scalars(node, fmt::format("'{}'", key), diagnostics);
               }};
  };
  read_mapping(
      value, what,
      {scalar("description", entry.description),
       Key{"abstract", "abstract",
           [&](const YamlNode& node) {
             entry.is_abstract = read_bool(node, "'abstract'", diagnostics);
           }},
       Key{"base", "base",
           [&](const YamlNode& node) {
             entry.bases = read_one_or_more(node, "'base'", diagnostics);
           }},
       list("buildtags", "buildtags", entry.tags), list("build-tags", "buildtags", entry.tags),
       list("without", "without", entry.without), scalar("config-file", entry.config_file),
       list("architectures", "architectures", entry.architectures)},
      diagnostics);
  return entry;
}

bool is_property(std::string_view key) {
  constexpr std::string_view k_properties[] = {"description", "abstract",     "base",
                                               "buildtags",   "build-tags",   "without",
                                               "config-file", "architectures"};
  return std::find(std::begin(k_properties), std::end(k_properties), key) != std::end(k_properties);
}

// No property has a mapping as its value, but a distribution may bear a property's name.
bool is_property_pair(const std::pair<YamlRef, YamlRef>& pair) {
  return is_property(pair.first->text) && pair.second->kind != YamlNode::Kind::mapping;
}

// `distributions:` is the root of the other spelling, unless it is itself a distribution of that
// name.
const YamlNode* find_root(const YamlNode& document) {
  if (document.pairs.size() != 1 || document.pairs[0].first->text != "distributions")
    return &document;
  const YamlNode& below = *document.pairs[0].second;
  const bool is_distribution =
      std::any_of(below.pairs.begin(), below.pairs.end(), is_property_pair);
  return is_distribution ? &document : &below;
}

Diagnostic empty_file(const SourceRef& source, std::string help) {
  return error("empty-file", whole_file(source->path), "nothing is written here")
      .with_help(std::move(help));
}

std::vector<Scalar> read_modules(const YamlNode& value, Diagnostics& diagnostics) {
  if (value.kind == YamlNode::Kind::scalar && !value.is_null())
    return {Scalar{value.text, value.place}};
  return read_scalars(value, "the modules of a tag", diagnostics);
}

std::vector<DependencyEntry> read_entries(const YamlNode& mapping, Diagnostics& diagnostics) {
  std::vector<DependencyEntry> entries;
  if (mapping.is_null() || !expect_mapping(mapping, "'dependencies'", diagnostics)) return entries;
  for (const auto& [tag, modules] : mapping.pairs) {
    entries.push_back({Scalar{tag->text, tag->place}, read_modules(*modules, diagnostics)});
  }
  return entries;
}

// A mapping of nothing but scalars: keys that are present replace what the target holds.
void read_flat(const SourceRef& source, std::string_view what,
               const std::vector<std::pair<std::string_view, Scalar*>>& targets,
               Diagnostics& diagnostics) {
  Noted<YamlRef> document = read_yaml(source);
  append(diagnostics, std::move(document.diagnostics));
  if (has_errors(diagnostics) || document.value->is_null()) return;
  if (!expect_mapping(*document.value, what, diagnostics)) return;
  std::vector<Key> keys;
  for (const auto& [name, target] : targets) {
    keys.push_back(Key{name, name, [name, target, &diagnostics](const YamlNode& node) {
                         if (auto scalar =
                                 read_scalar(node, fmt::format("'{}'", name), diagnostics))
                           *target = *scalar;
                       }});
  }
  read_mapping(*document.value, what, keys, diagnostics);
}

}  // namespace

Noted<std::vector<DistributionEntry>> read_distributions(const SourceRef& source) {
  Noted<YamlRef> document = read_yaml(source);
  Noted<std::vector<DistributionEntry>> read{{}, std::move(document.diagnostics)};
  const YamlNode& root = *find_root(*document.value);
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
  Noted<YamlRef> document = read_yaml(source);
  Noted<std::vector<DependencyEntry>> read{{}, std::move(document.diagnostics)};
  if (document.value->is_null()) return read;
  if (!expect_mapping(*document.value, "the file", read.diagnostics)) return read;
  read_mapping(
      *document.value, "the file",
      {Key{"dependencies", "dependencies",
           [&](const YamlNode& node) { read.value = read_entries(node, read.diagnostics); }}},
      read.diagnostics);
  return read;
}

Noted<UpstreamEntry> read_upstream(const SourceRef& source) {
  Noted<UpstreamEntry> read;
  UpstreamEntry& entry = read.value;
  read_flat(source, "the upstream",
            {{"repo", &entry.repo}, {"ref", &entry.ref}, {"folder", &entry.folder}},
            read.diagnostics);
  return read;
}

Noted<LockEntry> read_lock(const SourceRef& source) {
  Noted<LockEntry> read;
  LockEntry& entry = read.value;
  read_flat(source, "the lock",
            {{"repo", &entry.repo},
             {"ref", &entry.ref},
             {"folder", &entry.folder},
             {"commit", &entry.commit},
             {"tree", &entry.tree}},
            read.diagnostics);
  return read;
}

}  // namespace ocelot::config
