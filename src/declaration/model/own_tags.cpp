// Forms of tags.
#include "declaration/model/own_tags.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "declaration/model/names.hpp"
#include "support/golang/constraint.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

bool has_custom(const DistributionEntry& entry) {
  return std::any_of(entry.tags.begin(), entry.tags.end(),
                     [](const Scalar& tag) { return tag.value == k_custom_tag; });
}

// `all` is every component of every type.
bool names_component(std::string_view name) {
  const std::size_t dot = name.find('.');
  const bool has_type = dot != std::string_view::npos && dot > 0 && dot + 1 < name.size();
  return golang::is_build_tag(name) && !name.starts_with(k_tag_prefix) &&
         (has_type || name == "all");
}

std::optional<Diagnostic> check_component(const Scalar& name) {
  if (names_component(name.value)) return std::nullopt;
  const bool is_tag = name.value.starts_with(k_tag_prefix);
  return error("bad-component", name.place,
               fmt::format("'{}' does not name a component", name.value))
      .with_help(is_tag ? fmt::format("write '{}'", without_prefix(name.value))
                        : "write TYPE.NAME, such as exporter.otlphttp");
}

std::optional<Diagnostic> check_go_tag(const Scalar& tag) {
  if (!tag.value.starts_with(k_tag_prefix)) return check_tag(tag);
  return error(
             "component-tag", tag.place,
             fmt::format("'{}' selects a component, so it is not one of Go's own tags", tag.value))
      .with_help(fmt::format("write '{}' below 'components:'", without_prefix(tag.value)));
}

template <class Check>
void check_each(const std::vector<Scalar>& items, const Check& check, Diagnostics& faults) {
  for (const Scalar& item : items) {
    if (auto fault = check(item)) faults.push_back(std::move(*fault));
  }
}

std::string_view noun_of(TagForm form) {
  return form == TagForm::component ? "component" : "tag";
}

void check_duplicates(const std::vector<OwnTag>& tags, Diagnostics& faults) {
  std::map<std::string_view, const OwnTag*> seen;
  for (const OwnTag& tag : tags) {
    const auto [first, is_new] = seen.emplace(tag.tag, &tag);
    if (is_new) continue;
    const std::string_view written =
        tag.form == TagForm::component ? without_prefix(tag.tag) : tag.tag;
    faults.push_back(duplicate_tag(noun_of(tag.form), written, tag.place, first->second->place));
  }
}

std::vector<OwnTag> as_tags(const std::vector<Scalar>& items, TagForm form) {
  std::vector<OwnTag> tags;
  for (const Scalar& item : items) tags.push_back({item.value, item.place, form});
  return tags;
}

}  // namespace

std::vector<OwnTag> own_tags(const DistributionEntry& entry) {
  std::vector<OwnTag> tags;
  if (!entry.components.empty() && !has_custom(entry))
    tags.push_back({std::string(k_custom_tag), entry.components.front().place, TagForm::implied});
  for (const Scalar& name : entry.components)
    tags.push_back({tag_of(name.value), name.place, TagForm::component});
  for (OwnTag& tag : as_tags(entry.tags, TagForm::build_tag)) tags.push_back(std::move(tag));
  for (OwnTag& tag : as_tags(entry.go_tags, TagForm::go_tag)) tags.push_back(std::move(tag));
  return tags;
}

Diagnostic duplicate_tag(std::string_view noun, std::string_view written, const Place& place,
                         const Place& first) {
  return error("duplicate-tag", place, fmt::format("duplicate {} '{}'", noun, written))
      .with_note("first written here", first)
      .with_help("remove one of the two");
}

std::string removed_tag(std::string_view item, const Tags& inherited,
                        const std::vector<OwnTag>& own) {
  if (!names_component(item)) return std::string(item);
  std::string tag = tag_of(item);
  const bool is_selected =
      inherited.contains(tag) || covering_wildcard(inherited, tag) != nullptr ||
      std::any_of(own.begin(), own.end(), [&](const OwnTag& added) { return added.tag == tag; });
  return is_selected ? tag : std::string(item);
}

Diagnostics check_own_tags(const DistributionEntry& entry) {
  Diagnostics faults;
  check_each(entry.components, check_component, faults);
  check_each(entry.tags, check_tag, faults);
  check_each(entry.go_tags, check_go_tag, faults);
  check_duplicates(own_tags(entry), faults);
  return faults;
}

}  // namespace ocelot::model
