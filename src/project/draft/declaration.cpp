// Makes additions in order.
#include "project/draft/declaration.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/entries.hpp"
#include "declaration/config/keys.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/project_files.hpp"
#include "project/draft/tags.hpp"
#include "support/yaml/yaml.hpp"
#include "support/yaml/yaml_edit.hpp"

namespace ocelot::draft {

namespace {

using yaml::as_scalar;
using yaml::KeyPath;

std::string line(std::string_view key, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("  {}: {}\n", key, as_scalar(value));
}

// One base is written as a text, several as a list.
std::string bases_line(const std::vector<std::string>& bases) {
  if (bases.empty()) return {};
  std::vector<std::string> names;
  for (const std::string& base : bases) names.push_back(as_scalar(base));
  const std::string all = fmt::format("{}", fmt::join(names, ", "));
  return names.size() == 1 ? fmt::format("  base: {}\n", all) : fmt::format("  base: [{}]\n", all);
}

std::string list(std::string_view key, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = fmt::format("  {}:\n", key);
  for (const std::string& item : items) text += fmt::format("    - {}\n", as_scalar(item));
  return text;
}

// The lists of an entry: components by name where all can be, otherwise the tags as they are.
std::string lists_of(const std::vector<std::string>& tags) {
  if (!name_components(tags)) return list("buildtags", tags);
  std::vector<std::string> components;
  std::vector<std::string> go_tags;
  for (const std::string& tag : tags) {
    if (const auto name = component_of(tag))
      components.push_back(*name);
    else if (tag != model::k_custom_tag)
      go_tags.push_back(as_scalar(tag));
  }
  std::string text = list("components", components);
  if (!go_tags.empty()) text += fmt::format("  go: {{tags: [{}]}}\n", fmt::join(go_tags, ", "));
  return text;
}

std::string entry_of(const NewDistribution& distribution) {
  std::string text = fmt::format("{}:\n", as_scalar(distribution.name));
  text += line("description", distribution.description) + bases_line(distribution.bases) +
          line("config", distribution.config);
  return text + lists_of(distribution.tags);
}

// The document of a file. Its faults are ignored, because the edit reads the file again and reports
// them.
yaml::YamlRef document_of(const SourceRef& source) {
  return yaml::read_yaml(source).ignoring_diagnostics();
}

// The distributions may be at the root, or below their own key.
KeyPath path_to_distributions(const SourceRef& source) {
  const yaml::YamlRef document = document_of(source);
  return config::has_distributions_root(*document) ? KeyPath{"distributions"} : KeyPath{};
}

// The list of a distribution to which a tag is added: one that it has, or else its components.
std::string list_for(const SourceRef& source, const KeyPath& distribution, const std::string& tag) {
  const yaml::YamlRef document = document_of(source);
  const yaml::YamlNode* node = document.get();
  for (const std::string& key : distribution) node = node == nullptr ? nullptr : node->find(key);
  const auto has = [&](std::string_view key) {
    return node != nullptr && node->find(key) != nullptr;
  };
  if (has("build-tags") && !has("components")) return "build-tags";
  return component_of(tag) && (has("components") || !has("buildtags")) ? "components" : "buildtags";
}

Unexpected<Diagnostics> file_is_there(const std::string& path) {
  return fail(error("already-there", whole_file(path), "already exists; not overwritten")
                  .with_help("choose another name, or move the existing file"));
}

}  // namespace

std::vector<DraftFile> Declaration::changes() const {
  std::vector<DraftFile> all = new_files_;
  if (dependencies_) {
    all.push_back(*dependencies_);
    all.back().after = files_.dependencies->text;
  }
  if (distributions_before_) {
    all.push_back({std::string(model::k_distributions_path), distributions_before_,
                   files_.distributions->text});
  }
  return all;
}

Status Declaration::add_distribution(const NewDistribution& distribution) {
  Result<std::string> text = yaml::with_pair(
      files_.distributions, path_to_distributions(files_.distributions), entry_of(distribution));
  if (!text) return fail(text.error());
  if (!distributions_before_) distributions_before_ = files_.distributions->text;
  files_.distributions = make_source(files_.distributions->path, std::move(*text));
  return {};
}

Status Declaration::add_tag(const std::string& distribution, const std::string& tag) {
  KeyPath path = path_to_distributions(files_.distributions);
  path.push_back(distribution);
  path.push_back(list_for(files_.distributions, path, tag));
  const std::string item = path.back() == "components" ? component_of(tag).value_or(tag) : tag;
  Result<std::string> text = yaml::with_item(files_.distributions, path, item);
  if (!text) return fail(text.error());
  if (!distributions_before_) distributions_before_ = files_.distributions->text;
  files_.distributions = make_source(files_.distributions->path, std::move(*text));
  return {};
}

Status Declaration::add_dependency(const std::string& tag, const std::string& module) {
  return add_to_dependencies(config::k_dependencies_key, fmt::format("{}:\n  - {}\n", tag, module));
}

Status Declaration::add_replace(const std::string& module, const std::string& target) {
  return add_to_dependencies(config::k_replaces_key,
                             fmt::format("{}: {}\n", module, as_scalar(target)));
}

Status Declaration::add_to_dependencies(std::string_view key, const std::string& pair) {
  const std::string path(model::k_dependencies_path);
  const bool is_new = files_.dependencies == nullptr;
  const SourceRef source = is_new ? make_source(path, "") : files_.dependencies;
  Result<std::string> text = yaml::with_pair(source, {std::string(key)}, pair);
  if (!text) return fail(text.error());
  if (!dependencies_)
    dependencies_ = DraftFile{path, is_new ? std::nullopt : std::optional(source->text), {}};
  files_.dependencies = make_source(path, std::move(*text));
  return {};
}

Status Declaration::add_component_file(const std::string& path, std::string text) {
  auto& files = files_.components;
  const auto place = std::lower_bound(
      files.begin(), files.end(), path,
      [](const SourceRef& source, const std::string& p) { return source->path < p; });
  if (place != files.end() && (*place)->path == path) return file_is_there(path);
  files.insert(place, make_source(path, text));
  new_files_.push_back({path, std::nullopt, std::move(text)});
  return {};
}

Status Declaration::add_config_file(const std::string& name, std::string text,
                                    const std::optional<std::string>& there) {
  const std::string path = fmt::format("{}/{}", model::k_examples_folder, name);
  if (there) return *there == text ? Status() : file_is_there(path);
  auto& names = files_.examples;
  names.insert(std::lower_bound(names.begin(), names.end(), name), name);
  new_files_.push_back({path, std::nullopt, std::move(text)});
  return {};
}

}  // namespace ocelot::draft
