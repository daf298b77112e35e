// Parses tags.
#include "project/draft/tags.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "project/draft/new_component.hpp"
#include "support/base/text.hpp"

namespace ocelot::draft {

namespace {

bool is_short(std::string_view word) {
  const std::string_view first = word.substr(0, word.find('.'));
  const auto& types = component_types();
  return word == "custom" || word == "all" ||
         (first.size() < word.size() &&
          std::find(types.begin(), types.end(), first) != types.end());
}

// A component, a tag that a list of components implies, or a tag of Go.
bool fits_components(const std::string& tag) {
  return !tag.starts_with(model::k_tag_prefix) || tag == model::k_custom_tag || component_of(tag);
}

}  // namespace

std::optional<std::string> component_of(const std::string& tag) {
  if (!tag.starts_with(model::k_tag_prefix)) return std::nullopt;
  std::string name(model::without_prefix(tag));
  if (name.find('.') == std::string::npos && name != "all") return std::nullopt;
  return name;
}

bool name_components(const std::vector<std::string>& tags) {
  return std::all_of(tags.begin(), tags.end(), fits_components) &&
         std::any_of(tags.begin(), tags.end(),
                     [](const std::string& tag) { return component_of(tag).has_value(); });
}

std::vector<std::string> read_tags(const std::vector<std::string>& words) {
  std::vector<std::string> tags;
  for (const std::string& word : words) {
    for (std::string_view part : split(word, ',')) {
      const std::string_view bare = trim(part);
      if (bare.empty()) continue;
      std::string tag = is_short(bare) ? model::tag_of(bare) : std::string(bare);
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
    }
  }
  return tags;
}

bool add_custom(std::vector<std::string>& tags) {
  const bool has_components = std::any_of(tags.begin(), tags.end(), [](const std::string& tag) {
    return tag.starts_with(model::k_tag_prefix);
  });
  const std::string custom(model::k_custom_tag);
  if (!has_components || std::find(tags.begin(), tags.end(), custom) != tags.end()) return false;
  tags.insert(tags.begin(), custom);
  return true;
}

}  // namespace ocelot::draft
