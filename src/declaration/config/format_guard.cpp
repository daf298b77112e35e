// Compares values as our reader reads them, and comments as written.
#include "declaration/config/format_guard.hpp"

#include <algorithm>

#include "declaration/config/keys.hpp"
#include "support/yaml/equality.hpp"
#include "support/yaml/layout.hpp"
#include "support/yaml/layout_reader.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

// Only the keys of a distribution may change their order.
bool has_only_properties(const yaml::YamlNode& mapping) {
  const auto& keys = distribution_keys();
  return std::all_of(mapping.pairs.begin(), mapping.pairs.end(), [&](const auto& pair) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const KeyRow& key) { return key.name == pair.first->text; });
  });
}

void collect(const std::vector<yaml::Comment>& comments, std::vector<std::string>& all) {
  for (const yaml::Comment& comment : comments) all.push_back(comment.text);
}

void collect(const yaml::Layout& node, std::vector<std::string>& all) {
  if (!node.header_comment.empty()) all.push_back(node.header_comment);
  for (const yaml::LayoutEntry& entry : node.entries) {
    collect(entry.leading, all);
    if (!entry.inline_comment.empty()) all.push_back(entry.inline_comment);
    collect(entry.value, all);
  }
  collect(node.trailing, all);
}

std::vector<std::string> comments_in(const SourceRef& source) {
  const yaml::LayoutDocument document = yaml::read_layout(source);
  std::vector<std::string> all;
  collect(document.prologue, all);
  collect(document.root, all);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

std::optional<std::string> find_difference(const SourceRef& before, const SourceRef& lines,
                                           const SourceRef& after) {
  const yaml::YamlRef meaning_before = yaml::read_yaml(before).ignoring_diagnostics();
  const Result<yaml::YamlRef> meaning_after = yaml::read_yaml(after).if_clean();
  if (!meaning_after) return "it could not be read";
  if (!yaml::is_same_meaning(*meaning_before, **meaning_after, has_only_properties))
    return "it would not mean the same";
  if (!has_same_comments(lines, after)) return "a comment would be missing";
  return std::nullopt;
}

bool has_same_comments(const SourceRef& before, const SourceRef& after) {
  return comments_in(before) == comments_in(after);
}

}  // namespace ocelot::config
