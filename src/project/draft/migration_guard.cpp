// Compares what the graph is made of.
#include "project/draft/migration_guard.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "declaration/config/config.hpp"
#include "declaration/model/build_settings.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/flatten.hpp"

namespace ocelot::draft {

namespace {

using model::Distribution;

// Whether files exist does not matter here, because both texts name the same ones.
std::vector<Distribution> resolve(const SourceRef& source) {
  const auto entries =
      model::with_defaults(config::read_distributions(source).ignoring_diagnostics());
  return model::flatten(entries, {}).ignoring_diagnostics();
}

std::set<std::string, std::less<>> tags_of(const Distribution& distribution) {
  auto tags = distribution.tag_set();
  if (distribution.is_abstract) tags.erase(std::string(model::k_custom_tag));
  return tags;
}

bool is_same_plugin(const Distribution& a, const Distribution& b) {
  if (!a.plugin || !b.plugin) return a.plugin.has_value() == b.plugin.has_value();
  return std::tie(a.plugin->library, a.plugin->component) ==
         std::tie(b.plugin->library, b.plugin->component);
}

bool is_same(const Distribution& a, const Distribution& b) {
  const auto facts = [](const Distribution& distribution) {
    return std::tie(distribution.name, distribution.description, distribution.kind,
                    distribution.is_abstract, distribution.bases, distribution.architectures,
                    distribution.config_file, distribution.config_values);
  };
  return facts(a) == facts(b) && tags_of(a) == tags_of(b) && is_same_plugin(a, b);
}

}  // namespace

std::optional<std::string> find_changed_distribution(const SourceRef& before,
                                                     const SourceRef& after) {
  const std::vector<Distribution> old = resolve(before);
  const std::vector<Distribution> now = resolve(after);
  const auto [in_old, in_now] =
      std::mismatch(old.begin(), old.end(), now.begin(), now.end(), is_same);
  if (in_old != old.end()) return in_old->name;
  return in_now == now.end() ? std::nullopt : std::optional(in_now->name);
}

}  // namespace ocelot::draft
