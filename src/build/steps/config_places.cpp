// Follows a path from the root of the YAML text.
#include "build/steps/config_places.hpp"

#include "support/base/number.hpp"

namespace ocelot::steps {

namespace {

using yaml::YamlNode;

// The key of a mapping, or the item of a list; null if there is none.
const YamlNode* next_place(const YamlNode*& node, const std::string& key) {
  if (node->kind == YamlNode::Kind::sequence) {
    const auto index = read_number<std::size_t>(key);
    if (!index || *index >= node->items.size()) return nullptr;
    return node = node->items[*index].get();
  }
  for (const auto& [name, value] : node->pairs) {
    if (name->text != key) continue;
    node = value.get();
    return name.get();
  }
  return nullptr;
}

}  // namespace

Place place_of_part(const yaml::YamlRef& root, const SourceRef& source,
                    const std::vector<std::string>& path) {
  Place place = whole_file(source->path);
  const YamlNode* node = root.get();
  for (const std::string& key : path) {
    const YamlNode* const found = node == nullptr ? nullptr : next_place(node, key);
    if (found == nullptr) break;
    place = found->place;
  }
  return place;
}

}  // namespace ocelot::steps
