// Sorts the items into three lists.
#include "project/draft/tag_lists.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "declaration/model/component.hpp"
#include "project/draft/tags.hpp"
#include "support/yaml/yaml_edit.hpp"

namespace ocelot::draft {

namespace {

using yaml::Comment;
using yaml::Layout;
using yaml::LayoutEntry;
using Entries = std::vector<LayoutEntry>;
using Comments = std::vector<Comment>;

struct TagLists {
  Layout components = make_layout(Layout::Kind::sequence);
  Layout go_tags = make_layout(Layout::Kind::sequence);
  Layout others = make_layout(Layout::Kind::sequence);
};

void add(Comments& all, Comments more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

void add(Entries& all, Entries more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// The comments of an entry that is removed, as lines of their own.
Comments comments_of(LayoutEntry& entry) {
  Comments comments = std::move(entry.leading);
  if (!entry.inline_comment.empty()) comments.push_back({entry.inline_comment, true, false});
  return comments;
}

void put_above(LayoutEntry& entry, Comments comments) {
  entry.leading.insert(entry.leading.begin(), comments.begin(), comments.end());
}

bool names_component(const LayoutEntry& item) {
  return component_of(item.value.value).has_value();
}

// `has_components`: the tag lambdacomponents.custom is implied.
TagLists split(Layout list, bool has_components) {
  TagLists lists;
  Comments waiting;
  for (LayoutEntry& item : list.entries) {
    const std::string tag = item.value.value;
    if (tag == model::k_custom_tag && has_components) {
      add(waiting, comments_of(item));
      continue;
    }
    put_above(item, std::exchange(waiting, {}));
    if (const auto name = component_of(tag)) {
      set_text(item.value, *name);
      lists.components.entries.push_back(std::move(item));
    } else {
      const bool is_go_tag = !tag.starts_with(model::k_tag_prefix);
      (is_go_tag ? lists.go_tags : lists.others).entries.push_back(std::move(item));
    }
  }
  Layout& last = has_components ? lists.components : lists.others;
  add(last.trailing, std::move(waiting));
  add(last.trailing, std::move(list.trailing));
  return lists;
}

// Adds a list to the one that the mapping has, or as an entry of `added`.
void merge_list(Layout& mapping, std::string_view key, Layout list, Entries& added) {
  if (list.entries.empty() && list.trailing.empty()) return;
  LayoutEntry* present = find_entry(mapping, key);
  if (present == nullptr) {
    added.push_back(make_pair(key, std::move(list)));
    return;
  }
  add(present->value.entries, std::move(list.entries));
  add(present->value.trailing, std::move(list.trailing));
}

void merge_go_tags(Layout& distribution, Layout list, Entries& added) {
  if (list.entries.empty()) return;
  LayoutEntry* present = find_entry(distribution, "go");
  Layout settings = make_layout(Layout::Kind::mapping);
  Layout& target = present == nullptr ? settings : present->value;
  Entries tags;
  merge_list(target, "tags", std::move(list), tags);
  add(target.entries, std::move(tags));
  if (present == nullptr) added.push_back(make_pair("go", std::move(settings)));
}

LayoutEntry take(Layout& mapping, const LayoutEntry* entry, std::size_t& index) {
  index = static_cast<std::size_t>(entry - mapping.entries.data());
  LayoutEntry taken = std::move(mapping.entries[index]);
  mapping.entries.erase(mapping.entries.begin() + static_cast<std::ptrdiff_t>(index));
  return taken;
}

}  // namespace

LayoutEntry* find_entry(Layout& mapping, std::string_view key) {
  const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](const LayoutEntry& entry) { return entry.key.value == key; });
  return found == mapping.entries.end() ? nullptr : &*found;
}

void set_text(Layout& node, const std::string& text) {
  node.value = text;
  node.lines = {yaml::as_scalar(text)};
  node.is_quoted = false;
}

Layout make_layout(Layout::Kind kind) {
  Layout layout;
  layout.kind = kind;
  return layout;
}

LayoutEntry make_pair(std::string_view key, Layout value) {
  LayoutEntry entry;
  entry.key.kind = Layout::Kind::text;
  set_text(entry.key, std::string(key));
  entry.value = std::move(value);
  return entry;
}

void replace_build_tags(Layout& distribution) {
  LayoutEntry* found = find_entry(distribution, "buildtags");
  if (found == nullptr) found = find_entry(distribution, "build-tags");
  if (found == nullptr || found->value.entries.empty()) return;
  std::size_t index = 0;
  LayoutEntry old = take(distribution, found, index);
  const auto& items = old.value.entries;
  const bool has_components = find_entry(distribution, "components") != nullptr ||
                              std::any_of(items.begin(), items.end(), names_component);
  TagLists lists = split(std::move(old.value), has_components);
  Entries added;
  merge_list(distribution, "components", std::move(lists.components), added);
  merge_list(distribution, old.key.value, std::move(lists.others), added);
  merge_go_tags(distribution, std::move(lists.go_tags), added);
  if (added.empty()) {
    LayoutEntry* components = find_entry(distribution, "components");
    put_above(*components, comments_of(old));
    return;
  }
  added.front().leading = std::move(old.leading);
  added.front().is_behind_blank = old.is_behind_blank;
  added.front().inline_comment = std::move(old.inline_comment);
  distribution.entries.insert(distribution.entries.begin() + static_cast<std::ptrdiff_t>(index),
                              std::make_move_iterator(added.begin()),
                              std::make_move_iterator(added.end()));
}

}  // namespace ocelot::draft
