// Compares values as our reader reads them, and comments as they are written.
#include "declaration/config/format_guard.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "declaration/config/keys.hpp"
#include "support/yaml/layout.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

// Whether two documents mean the same; shared nodes are compared once.
class Comparison {
 public:
  bool is_same(const yaml::YamlNode& a, const yaml::YamlNode& b) {
    if (a.kind != b.kind || a.is_null() != b.is_null()) return false;
    if (!a.is_null() && a.text != b.text) return false;
    if (a.items.size() != b.items.size() || a.pairs.size() != b.pairs.size()) return false;
    if (!seen_.emplace(&a, &b).second) return true;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      if (!is_same(*a.items[i], *b.items[i])) return false;
    }
    return has_same_pairs(a, b);
  }

 private:
  // The keys of a distribution may change their order; all others may not.
  bool has_same_pairs(const yaml::YamlNode& a, const yaml::YamlNode& b) {
    std::map<std::string_view, const yaml::YamlNode*> others;
    bool is_same_order = true;
    bool is_sortable = true;
    for (std::size_t i = 0; i < a.pairs.size(); ++i) {
      others.emplace(b.pairs[i].first->text, b.pairs[i].second.get());
      is_same_order = is_same_order && a.pairs[i].first->text == b.pairs[i].first->text;
      is_sortable = is_sortable && is_property(a.pairs[i].first->text);
    }
    return (is_same_order || is_sortable) &&
           std::all_of(a.pairs.begin(), a.pairs.end(), [&](const auto& pair) {
             const auto other = others.find(pair.first->text);
             return other != others.end() && is_same(*pair.second, *other->second);
           });
  }

  static bool is_property(std::string_view name) {
    const auto& keys = distribution_keys();
    return std::any_of(keys.begin(), keys.end(),
                       [&](const KeyRow& key) { return key.name == name; });
  }

  std::set<std::pair<const yaml::YamlNode*, const yaml::YamlNode*>> seen_;
};

void collect(const std::vector<yaml::Remark>& remarks, std::vector<std::string>& all) {
  for (const yaml::Remark& remark : remarks) all.push_back(remark.text);
}

void collect(const yaml::Layout& node, std::vector<std::string>& all) {
  if (!node.header_comment.empty()) all.push_back(node.header_comment);
  for (const yaml::LayoutEntry& entry : node.entries) {
    collect(entry.above, all);
    if (!entry.beside.empty()) all.push_back(entry.beside);
    collect(entry.value, all);
  }
  collect(node.foot, all);
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
  const yaml::YamlRef meant = yaml::read_yaml(before).ignoring_diagnostics();
  const Result<yaml::YamlRef> means = yaml::read_yaml(after).if_clean();
  if (!means) return "it could not be read";
  if (!Comparison().is_same(*meant, **means)) return "it would not mean the same";
  if (comments_in(lines) != comments_in(after)) return "a comment would be missing";
  return std::nullopt;
}

}  // namespace ocelot::config
