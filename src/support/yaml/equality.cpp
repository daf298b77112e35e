// Compares trees of nodes.
#include "support/yaml/equality.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ocelot::yaml {

namespace {

class Comparison {
 public:
  explicit Comparison(const MayReorder& may_reorder) : may_reorder_(may_reorder) {}

  bool is_same(const YamlNode& a, const YamlNode& b) {
    if (a.kind != b.kind || a.is_null() != b.is_null()) return false;
    if (!a.is_null() && a.text != b.text) return false;
    if (a.items.size() != b.items.size() || a.pairs.size() != b.pairs.size()) return false;
    if (!seen_.emplace(&a, &b).second) return true;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      if (!is_same(*a.items[i], *b.items[i])) return false;
    }
    return has_same_order(a, b) ? has_same_values(a, b) : may_reorder_(a) && has_same_pairs(a, b);
  }

 private:
  static bool has_same_order(const YamlNode& a, const YamlNode& b) {
    return std::equal(a.pairs.begin(), a.pairs.end(), b.pairs.begin(),
                      [](const auto& pair_a, const auto& pair_b) {
                        return pair_a.first->text == pair_b.first->text;
                      });
  }

  bool has_same_values(const YamlNode& a, const YamlNode& b) {
    return std::equal(a.pairs.begin(), a.pairs.end(), b.pairs.begin(),
                      [this](const auto& pair_a, const auto& pair_b) {
                        return is_same(*pair_a.second, *pair_b.second);
                      });
  }

  bool has_same_pairs(const YamlNode& a, const YamlNode& b) {
    std::map<std::string_view, const YamlNode*> values;
    for (const auto& [key, value] : b.pairs) values.emplace(key->text, value.get());
    return std::all_of(a.pairs.begin(), a.pairs.end(), [&](const auto& pair) {
      const auto value = values.find(pair.first->text);
      return value != values.end() && is_same(*pair.second, *value->second);
    });
  }

  const MayReorder& may_reorder_;
  std::set<std::pair<const YamlNode*, const YamlNode*>> seen_;
};

}  // namespace

bool in_any_order(const YamlNode&) {
  return true;
}

bool is_same_meaning(const YamlNode& a, const YamlNode& b, const MayReorder& may_reorder) {
  return Comparison(may_reorder).is_same(a, b);
}

}  // namespace ocelot::yaml
