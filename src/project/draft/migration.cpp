// Changes the layout of the file, writes it, and compares the result with the original.
#include "project/draft/migration.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "declaration/config/format.hpp"
#include "declaration/config/format_guard.hpp"
#include "declaration/config/keys.hpp"
#include "declaration/model/project_files.hpp"
#include "project/draft/migration_guard.hpp"
#include "project/draft/tag_lists.hpp"
#include "project/draft/tags.hpp"
#include "support/yaml/layout_reader.hpp"
#include "support/yaml/layout_writer.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::draft {

namespace {

using yaml::Comment;
using yaml::Layout;
using yaml::LayoutEntry;

constexpr std::string_view k_changed_keys[] = {"buildtags", "build-tags", "without", "config-file"};

bool is_alias(const Layout& node) {
  return node.kind == Layout::Kind::text && !node.is_quoted && !node.is_block &&
         !node.lines.empty() && node.lines.front().starts_with('*');
}

bool is_shared(const Layout& node) {
  return is_alias(node) || !node.properties.empty() ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [](const LayoutEntry& entry) { return is_shared(entry.value); });
}

// The key of a distribution whose value cannot be rewritten, because it is shared.
const LayoutEntry* find_shared(Layout& distribution) {
  for (std::string_view key : k_changed_keys) {
    const LayoutEntry* entry = find_entry(distribution, key);
    if (entry != nullptr && is_shared(entry->value)) return entry;
  }
  return nullptr;
}

Unexpected<Diagnostics> refuse(const SourceRef& source, std::string_view distribution,
                               std::string reason) {
  const yaml::YamlRef document = yaml::read_yaml(source).ignoring_diagnostics();
  Place place = whole_file(source->path);
  for (const auto& [key, value] : config::distributions_in(*document)->pairs) {
    if (key->text == distribution) place = key->place;
  }
  return fail(error("cannot-migrate", std::move(place), std::move(reason))
                  .with_help("write the lists of this distribution out, or change it by hand"));
}

void name_removed_components(Layout& distribution) {
  LayoutEntry* without = find_entry(distribution, "without");
  if (without == nullptr) return;
  for (LayoutEntry& item : without->value.entries) {
    if (const auto name = component_of(item.value.value)) set_text(item.value, *name);
  }
}

void name_config_by_path(Layout& distribution) {
  LayoutEntry* entry = find_entry(distribution, "config-file");
  if (entry == nullptr) return;
  set_text(entry->key, "config");
  set_text(entry->value, fmt::format("{}/{}", model::k_examples_folder, entry->value.value));
}

Status migrate_all(const SourceRef& source, Layout& distributions) {
  for (LayoutEntry& entry : distributions.entries) {
    if (const LayoutEntry* shared = find_shared(entry.value)) {
      return refuse(source, entry.key.value,
                    fmt::format("'{}' of '{}' has an anchor, an alias or a tag", shared->key.value,
                                entry.key.value));
    }
    replace_build_tags(entry.value);
    name_removed_components(entry.value);
    name_config_by_path(entry.value);
  }
  return {};
}

// The comments above the first distribution, up to the last blank line, are about the whole file.
std::vector<Comment> take_head(LayoutEntry& first) {
  std::vector<Comment>& comments = first.leading;
  auto end = comments.end();
  if (!std::exchange(first.is_behind_blank, false)) {
    while (end != comments.begin() && !std::prev(end)->is_behind_blank) --end;
    if (end != comments.begin()) --end;
  }
  std::vector<Comment> head(std::make_move_iterator(comments.begin()),
                            std::make_move_iterator(end));
  comments.erase(comments.begin(), end);
  if (!comments.empty()) comments.front().is_behind_blank = false;
  return head;
}

Layout with_root(Layout distributions) {
  LayoutEntry pair = make_pair(config::k_distributions_key, make_layout(Layout::Kind::mapping));
  if (!distributions.entries.empty()) pair.leading = take_head(distributions.entries.front());
  pair.value = std::move(distributions);
  Layout root = make_layout(Layout::Kind::mapping);
  root.entries.push_back(std::move(pair));
  return root;
}

Result<SourceRef> formatted(const SourceRef& source) {
  Result<std::string> text = config::format(config::FileKind::distributions, source);
  if (!text) return fail(text.error());
  return make_source(source->path, std::move(*text));
}

}  // namespace

Result<std::string> migrate(const SourceRef& source) {
  const Result<SourceRef> before = formatted(source);
  if (!before) return fail(before.error());
  yaml::LayoutDocument document = yaml::read_layout(*before);
  const bool has_root =
      config::has_distributions_root(*yaml::read_yaml(*before).ignoring_diagnostics());
  if (!has_root) document.root = with_root(std::move(document.root));
  Layout& distributions = find_entry(document.root, config::k_distributions_key)->value;
  if (Status done = migrate_all(source, distributions); !done) return fail(done.error());
  const Result<SourceRef> after =
      formatted(make_source(source->path, yaml::write_layout(document)));
  if (!after) return fail(after.error());
  if (const auto changed = find_changed_distribution(source, *after))
    return refuse(source, *changed, fmt::format("'{}' would change", *changed));
  if (!config::has_same_comments(*before, *after))
    return refuse(source, "", "a comment would be missing");
  return (*after)->text;
}

}  // namespace ocelot::draft
