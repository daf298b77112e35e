// Evaluating constraints tag by tag, and trying small changes.
#include "queries/why.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "declaration/model/selection.hpp"

namespace ocelot::queries {

namespace {

using model::Architecture;
using model::Component;
using model::Distribution;
using Tags = std::set<std::string, std::less<>>;

// A longer list of changes does not help.
constexpr std::size_t k_most_changes = 3;

// The first base from which a tag is inherited.
const Distribution* base_with(const model::Model& model, const Distribution& distribution,
                              const std::string& tag) {
  for (const std::string& name : distribution.bases) {
    const Distribution* base = model.find(name);
    if (base != nullptr && base->tags.contains(tag)) return base;
  }
  return nullptr;
}

// The distributions from `from`, which has the tag, to the distribution that sets it.
std::vector<std::string> chain_to(const model::Model& model, const Distribution& from,
                                  const std::string& tag) {
  const std::string& writer = from.tags.find(tag)->second.distribution;
  std::vector<std::string> chain = {from.name};
  const Distribution* link = &from;
  while (link != nullptr && link->name != writer) {
    link = base_with(model, *link, tag);
    if (link != nullptr) chain.push_back(link->name);
  }
  return chain;
}

TagFact fact_of(const model::Model& model, const Distribution& distribution,
                const std::string& tag) {
  TagFact fact;
  fact.tag = tag;
  const auto written = distribution.tags.find(tag);
  if (written != distribution.tags.end()) {
    fact.is_set = true;
    fact.from = written->second.distribution;
    fact.chain = chain_to(model, distribution, tag);
    return fact;
  }
  const golang::Target target = target_of(distribution.kind, distribution.architectures.front());
  fact.is_undecided = golang::value_of_tag(tag, target, {}) == golang::Truth::undecided;
  std::vector<std::string> set_for;
  for (Architecture architecture : distribution.architectures) {
    if (golang::is_tag_set(tag, target_of(distribution.kind, architecture), {}))
      set_for.emplace_back(name_of(architecture));
  }
  fact.is_set = !set_for.empty();
  if (set_for.size() == distribution.architectures.size())
    fact.from = "Go, for every architecture";
  else if (fact.is_set)
    fact.from = set_for.front();
  return fact;
}

FileVerdict judge(const model::Model& model, const Distribution& distribution,
                  const model::OverlayFile& file) {
  FileVerdict verdict;
  verdict.path = file.source->path;
  if (file.go.constraint) {
    verdict.constraint = file.go.constraint->text();
    for (const std::string& tag : file.go.constraint->tags())
      verdict.tags.push_back(fact_of(model, distribution, tag));
  }
  const Tags tags = distribution.tag_set();
  for (Architecture architecture : distribution.architectures) {
    if (model::is_compiled(file, target_of(distribution.kind, architecture), tags))
      verdict.compiled_for.push_back(architecture);
  }
  return verdict;
}

// The library's plugin for a component, which the library itself must not contain.
std::string plugin_with(const model::Model& model, const Distribution& library,
                        const std::string& component) {
  for (const Distribution& candidate : model.distributions) {
    const auto& plugin = candidate.plugin;
    if (plugin && plugin->library == library.name && plugin->component == component)
      return candidate.name;
  }
  return {};
}

bool names_components(const Distribution& distribution) {
  return std::any_of(distribution.tags.begin(), distribution.tags.end(),
                     [](const auto& tag) { return tag.second.form == model::TagForm::component; });
}

// The tags to try: the component's own first, then others, and what would bring more than it last.
std::vector<std::string> candidates(const Component& component) {
  std::vector<std::string> tags = model::mentioned_tags(component);
  const std::string own = model::tag_of(component.full_name());
  const auto rank = [&](const std::string& tag) {
    return tag == own ? 0 : tag.ends_with(".all") ? 2 : 1;
  };
  std::stable_sort(tags.begin(), tags.end(),
                   [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  return tags;
}

// Turning tags on or off until the component is compiled; the fewest changes win, then the first.
class Search {
 public:
  Search(const Component& component, const Distribution& distribution)
      : component_(component),
        distribution_(distribution),
        tags_(distribution.tag_set()),
        candidates_(candidates(component)) {}

  void run(Why& why) {
    for (std::size_t count = 1; count <= k_most_changes; ++count) {
      if (!change(0, count)) continue;
      for (const std::string& tag : changed_)
        (distribution_.tags.contains(tag) ? why.remove : why.add).push_back(tag);
      return;
    }
  }

 private:
  bool change(std::size_t from, std::size_t count) {
    if (count == 0) return is_compiled_for_any(component_, distribution_, tags_);
    for (std::size_t i = from; i < candidates_.size(); ++i) {
      turn(candidates_[i]);
      changed_.push_back(candidates_[i]);
      if (change(i + 1, count - 1)) return true;
      changed_.pop_back();
      turn(candidates_[i]);
    }
    return false;
  }

  void turn(const std::string& tag) {
    if (tags_.erase(tag) == 0) tags_.insert(tag);
  }

  const Component& component_;
  const Distribution& distribution_;
  Tags tags_;
  std::vector<std::string> candidates_;
  std::vector<std::string> changed_;
};

}  // namespace

Why explain(const Catalog& catalog, const Distribution& distribution, const CatalogEntry& entry) {
  const Component& component = *entry.component;
  Why why;
  why.distribution = distribution.name;
  why.component = entry.name();
  why.is_in = catalog.holds(distribution, entry);
  why.is_upstreams = entry.is_upstreams();
  for (const model::OverlayFile& file : component.files) {
    if (file.is_go) why.files.push_back(judge(catalog.model(), distribution, file));
  }
  why.names_components = names_components(distribution);
  why.needs_import = component.is_standalone_package;
  if (component.is_standalone_package) {
    for (const Component& candidate : catalog.model().components) {
      if (&candidate != &component && model::imports(candidate, component))
        why.importers.push_back(candidate.full_name());
    }
  }
  if (distribution.plugin) {
    why.only = distribution.plugin->component;
    return why;
  }
  why.plugin = plugin_with(catalog.model(), distribution, why.component);
  if (!is_compiled_for_any(component, distribution, distribution.tag_set()) && why.plugin.empty())
    Search(component, distribution).run(why);
  return why;
}

}  // namespace ocelot::queries
