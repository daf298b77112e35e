// From a model and a choice to steps, shared where they are the same.
#include "graph/make_plan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/model_digest.hpp"
#include "declaration/model/plugins.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/generated_sources.hpp"
#include "graph/inspections.hpp"
#include "graph/short_id.hpp"
#include "support/base/digest.hpp"
#include "support/base/glob.hpp"
#include "support/base/text.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::graph {

namespace {

using model::Architecture;
using model::Distribution;
using model::Kind;
using model::Model;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string_view> names_of(const Model& model) {
  std::vector<std::string_view> names;
  for (const Distribution& distribution : model.distributions) names.push_back(distribution.name);
  return names;
}

Diagnostic unknown_distribution(const std::string& name, const Model& model) {
  return error("unknown-distribution", {},
               fmt::format("no distribution '{}' in {}", name, model::k_distributions_path))
      .with_help(suggest(name, names_of(model), "`-d` takes the name of a distribution"));
}

// What can be chosen instead: what names the abstract one as its base.
Diagnostic abstract_distribution(const Distribution& base, const Model& model) {
  std::vector<std::string_view> built;
  for (const Distribution& distribution : model.distributions) {
    if (!distribution.is_abstract && contains(distribution.bases, base.name))
      built.push_back(distribution.name);
  }
  return error("abstract-distribution", {},
               fmt::format("distribution '{}' is abstract, so it is not built", base.name))
      .with_note("declared here", base.place)
      .with_help(built.empty() ? "choose a distribution that is built"
                               : fmt::format("built on it: {}", fmt::join(built, ", ")));
}

// A glob that matches no distribution is an error.
Diagnostic unmatched_glob(const std::string& glob, const Model& model) {
  std::string letters = glob;
  std::erase_if(letters, [](char c) { return c == '*' || c == '?'; });
  return error("unknown-distribution", {}, fmt::format("no distribution matches '{}'", glob))
      .with_help(
          suggest(letters, names_of(model), "`-d` takes the name of a distribution, or a glob"));
}

std::vector<std::string> matching_names(const std::string& glob, const Model& model) {
  std::vector<std::string> names;
  for (const Distribution& distribution : model.distributions) {
    if (!distribution.is_abstract && matches_glob(glob, distribution.name))
      names.push_back(distribution.name);
  }
  return names;
}

// The distributions that the patterns name; those of a name that nothing has too.
WithDiagnostics<std::set<std::string>> expand_globs(const std::vector<std::string>& patterns,
                                                    const Model& model) {
  std::set<std::string> names;
  Diagnostics faults;
  for (const std::string& pattern : patterns) {
    const auto matches = is_glob(pattern) ? matching_names(pattern, model) : std::vector{pattern};
    if (matches.empty()) faults.push_back(unmatched_glob(pattern, model));
    names.insert(matches.begin(), matches.end());
  }
  return {std::move(names), std::move(faults)};
}

Diagnostics find_unknown_distributions(const Model& model, const std::set<std::string>& names) {
  Diagnostics faults;
  for (const std::string& name : names) {
    const Distribution* distribution = model.find(name);
    if (distribution == nullptr) faults.push_back(unknown_distribution(name, model));
    if (distribution != nullptr && distribution->is_abstract)
      faults.push_back(abstract_distribution(*distribution, model));
  }
  return faults;
}

Diagnostics find_unknown_architectures(const Choice& choice) {
  Diagnostics faults;
  for (const std::string& name : choice.architectures) {
    if (model::parse_architecture(name)) continue;
    faults.push_back(
        error("unknown-architecture", {}, fmt::format("unknown architecture '{}'", name))
            .with_help("`-a` takes amd64 or arm64"));
  }
  return faults;
}

std::vector<const Distribution*> chosen_distributions(const Model& model, const Choice& choice) {
  std::vector<const Distribution*> chosen;
  for (const Distribution& distribution : model.distributions) {
    if (distribution.is_abstract) continue;
    if (choice.distributions.empty() || contains(choice.distributions, distribution.name))
      chosen.push_back(&distribution);
  }
  return chosen;
}

std::set<Architecture> chosen_architectures(const Choice& choice) {
  std::set<Architecture> chosen;
  for (const std::string& name : choice.architectures) {
    if (const auto architecture = model::parse_architecture(name)) chosen.insert(*architecture);
  }
  if (chosen.empty()) chosen.insert(model::k_architectures.begin(), model::k_architectures.end());
  return chosen;
}

std::optional<std::string> text_of(const std::optional<config::Scalar>& value) {
  return value ? std::optional(value->value) : std::nullopt;
}

GoOptions go_options_of(const model::GoSettings& settings, Architecture architecture) {
  GoOptions options{
      text_of(settings.ldflags), text_of(settings.gcflags), text_of(settings.experiment), {}};
  if (architecture == Architecture::amd64) options.amd64 = text_of(settings.amd64);
  return options;
}

class Planner {
 public:
  Planner(const Model& model, const Choice& choice, const Pin& pin) : model_(model) {
    plan_.upstream = model.upstream;
    plan_.choice = choice;
    plan_.pin = pin;
    plan_.meaning = model::digest_of_distributions(model);
    deny_licenses();
    list_writers();
  }

  Plan make(const std::vector<const Distribution*>& distributions,
            const std::set<Architecture>& architectures) {
    add_overlays(distributions);
    for (const Distribution* distribution : distributions) add_layers(*distribution, architectures);
    add_inspections(plan_, model_);
    return std::move(plan_);
  }

 private:
  void list_writers() {
    for (const model::CacheWriter& writer : model_.policy.cache_writers)
      plan_.cache_writers.push_back(writer.key.text());
  }

  void deny_licenses() {
    for (const model::DeniedLicense& license : model_.policy.denied_licenses) {
      plan_.denied_licenses.licenses.push_back(license.pattern);
      plan_.denied_licenses.policy = license.place.source->path;
    }
  }

  void add_overlays(const std::vector<const Distribution*>& distributions) {
    std::map<std::string, model::ComponentId> by_name;
    for (const Distribution* distribution : distributions) {
      for (model::ComponentId id : parts_of(*distribution).components)
        by_name.emplace(model_.component(id).full_name(), id);
    }
    for (const auto& [name, id] : by_name) {
      overlays_.emplace(id, OverlayId{plan_.overlays.size()});
      OverlayPlan overlay{name, {}};
      for (const model::OverlayFile& file : model_.component(id).files) {
        overlay.files.push_back({file.source->path, file.tree_path});
      }
      plan_.overlays.push_back(std::move(overlay));
    }
  }

  void add_layers(const Distribution& distribution, const std::set<Architecture>& architectures) {
    const std::size_t before = plan_.layers.size();
    for (Architecture architecture : distribution.architectures) {
      if (!architectures.contains(architecture)) continue;
      ArtifactPlan layer{distribution.name,
                         distribution.kind,
                         architecture,
                         {},
                         distribution.config_file,
                         tree_of(distribution),
                         package_of(distribution)};
      for (const auto& [tag, origin] : distribution.tags) layer.tags.push_back(tag);
      layer.go_options = go_options_of(distribution.go, architecture);
      layer.keeps_symbols = distribution.go.keeps_symbols();
      layer.has_short_relocations = distribution.go.has_short_relocations();
      layer.max_size = distribution.max_size;
      for (const auto& [reference, value] : distribution.config_values)
        layer.config_values.push_back(fmt::format("{}={}", reference, value));
      plan_.layers.push_back(std::move(layer));
    }
    if (plan_.layers.size() > before)
      plan_.distributions.push_back({distribution.name, distribution.place});
  }

  // What a tree is made of, beside upstream.
  struct Parts {
    std::vector<model::ComponentId> components;
    std::vector<golang::ModuleRequirement> modules;
    std::vector<const Distribution*> plugins;
  };

  template <class T>
  static void join(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }

  const Distribution& owner_of(const Distribution& distribution) const {
    return distribution.plugin ? *model_.find(distribution.plugin->library) : distribution;
  }

  // A library, which may be an executable, and its plugins are built from one tree, whatever was
  // chosen: Go refuses a plugin that was made from another.
  Parts parts_of(const Distribution& distribution) const {
    const Distribution& owner = owner_of(distribution);
    Parts parts{owner.components, owner.modules, {}};
    if (!model::row_of(owner.kind).loads_plugins) return parts;
    parts.plugins = model::plugins_of(model_, owner.name);
    for (const Distribution* plugin : parts.plugins) {
      join(parts.modules, plugin->modules);
      std::vector<model::ComponentId> imported = plugin->components;
      std::erase(imported, component_of(*plugin));
      join(parts.components, imported);
    }
    return parts;
  }

  model::ComponentId component_of(const Distribution& plugin) const {
    return *std::find_if(plugin.components.begin(), plugin.components.end(),
                         [&](model::ComponentId id) {
                           return model_.component(id).full_name() == plugin.plugin->component;
                         });
  }

  std::string package_of(const Distribution& distribution) const {
    switch (distribution.kind) {
      case Kind::layer:
        return {};
      case Kind::shared_library:
      case Kind::archive:
        return std::string(k_library_folder);
      case Kind::executable:
      case Kind::executable_with_plugins:
        return std::string(k_executable_folder);
      case Kind::plugin:
        return model::plugin_folder(model_.component(component_of(distribution)));
    }
    return {};
  }

  // An archive is made of the sources of a shared library.
  static Kind sources_of(Kind kind) { return kind == Kind::archive ? Kind::shared_library : kind; }

  // Two plugins of one component are made of one addition.
  std::vector<GeneratedSourceId> generated_sources_of(const Distribution& distribution,
                                                      const Parts& parts) {
    if (distribution.kind == Kind::layer) return {};
    const Kind kind = sources_of(owner_of(distribution).kind);
    std::set<GeneratedSourceId> generated_sources = {
        generated_source(GeneratedSourcePlan{std::string(name_of(kind)), kind})};
    for (const Distribution* plugin : parts.plugins) {
      const model::Component& component = model_.component(component_of(*plugin));
      GeneratedSourcePlan source{
          plugin_source_name(component.full_name()), Kind::plugin, component.full_name(), {}};
      for (const model::OverlayFile& file : component.files)
        source.files.push_back({file.source->path, model::plugin_path(component, file)});
      generated_sources.insert(generated_source(std::move(source)));
    }
    return {generated_sources.begin(), generated_sources.end()};
  }

  GeneratedSourceId generated_source(GeneratedSourcePlan source) {
    const auto [entry, is_new] = generated_source_ids_.emplace(
        source.name, GeneratedSourceId{plan_.generated_sources.size()});
    if (is_new) plan_.generated_sources.push_back(std::move(source));
    return entry->second;
  }

  TreeId tree_of(const Distribution& distribution) {
    TreePlan tree;
    const Parts parts = parts_of(distribution);
    for (model::ComponentId id : parts.components) tree.overlays.push_back(overlays_.at(id));
    std::sort(tree.overlays.begin(), tree.overlays.end());
    tree.generated_sources = generated_sources_of(distribution, parts);
    tree.modules = parts.modules;
    for (const auto& [provider, place] : distribution.omitted_providers)
      tree.omitted_providers.push_back(provider);
    tree.id = id_of(tree);
    const auto [entry, is_new] = trees_.emplace(tree.id, TreeId{plan_.trees.size()});
    if (is_new) plan_.trees.push_back(std::move(tree));
    return entry->second;
  }

  std::string id_of(const TreePlan& tree) const {
    if (tree.overlays.empty() && tree.modules.empty() && tree.generated_sources.empty() &&
        tree.omitted_providers.empty())
      return "plain";
    Hasher hasher;
    for (OverlayId id : tree.overlays) hasher.field("overlay", plan_.overlays[id.index].component);
    for (GeneratedSourceId id : tree.generated_sources)
      hasher.field("addition", plan_.generated_sources[id.index].name);
    for (const golang::ModuleRequirement& module : tree.modules) {
      hasher.field("module", module.path).field("version", module.version);
    }
    for (const std::string& provider : tree.omitted_providers) hasher.field("omitted", provider);
    if (!tree.omitted_providers.empty()) hasher.field("stub", digest_of_sources(k_stub_templates));
    return short_id(hasher.digest());
  }

  const Model& model_;
  Plan plan_;
  std::map<model::ComponentId, OverlayId> overlays_;
  std::map<std::string, GeneratedSourceId> generated_source_ids_;
  std::map<std::string, TreeId> trees_;
};

}  // namespace

Result<Plan> make_plan(const Model& model, const Choice& choice, const Pin& pin) {
  Diagnostics faults;
  const std::set<std::string> names = expand_globs(choice.distributions, model).take(faults);
  append(faults, find_unknown_distributions(model, names));
  append(faults, find_unknown_architectures(choice));
  if (!faults.empty()) return fail(std::move(faults));
  Choice expanded = choice;
  expanded.distributions.assign(names.begin(), names.end());
  const auto distributions = chosen_distributions(model, expanded);
  Plan plan = Planner(model, expanded, pin).make(distributions, chosen_architectures(choice));
  if (distributions.empty()) {
    return fail(error("nothing-chosen", {}, "every distribution is abstract, so nothing is built")
                    .with_help("declare a distribution that has one of them as its base"));
  }
  if (plan.layers.empty()) {
    return fail(
        error("nothing-chosen", {}, "no distribution is built for the chosen architectures")
            .with_help(
                "see 'architectures' in config/distributions.yaml, or choose another with -a"));
  }
  return plan;
}

}  // namespace ocelot::graph
