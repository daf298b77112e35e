// Looks for references in the scalars, by the collector's rules (confmap/expand.go).
#include "declaration/config/config_references.hpp"

#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::string_view k_begin = "${";

// `$$` is a dollar sign, so "$${" begins no reference.
bool is_escaped(std::string_view text, std::size_t dollar) {
  std::size_t before = 0;
  while (before < dollar && text[dollar - before - 1] == '$') ++before;
  return before % 2 == 1;
}

std::string_view scheme_of(std::string_view reference) {
  const std::string_view uri = reference.substr(k_begin.size());
  const std::size_t colon = uri.find(':');
  return uri.substr(0, colon == std::string_view::npos ? 0 : colon);
}

// In a text without quotes and escapes, a part has a place of its own.
Place place_of(const yaml::YamlNode& node, std::size_t offset, std::size_t length) {
  const bool is_literal = node.place.length == node.text.size();
  return is_literal ? Place{node.place.source, node.place.offset + offset, length} : node.place;
}

void add_references(const yaml::YamlNode& node, std::vector<ConfigReference>& found) {
  const std::string_view text = node.text;
  for (std::size_t at = text.find(k_begin); at != std::string_view::npos;
       at = text.find(k_begin, at + k_begin.size())) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos || is_escaped(text, at)) continue;
    const std::string_view reference = text.substr(at, end + 1 - at);
    found.push_back({std::string(reference), std::string(scheme_of(reference)),
                     place_of(node, at, reference.size())});
  }
}

void visit(const yaml::YamlNode& node, std::vector<ConfigReference>& found) {
  if (node.kind == yaml::YamlNode::Kind::scalar) add_references(node, found);
  for (const yaml::YamlRef& item : node.items) visit(*item, found);
  for (const auto& [key, value] : node.pairs) visit(*value, found);
}

}  // namespace

std::vector<ConfigReference> find_references(const SourceRef& config) {
  std::vector<ConfigReference> found;
  const Result<yaml::YamlRef> root = yaml::read_yaml(config).if_clean();
  if (root) visit(**root, found);
  return found;
}

}  // namespace ocelot::config
