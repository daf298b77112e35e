// One function for each warning.
#include "queries/lint.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "queries/properties.hpp"
#include "support/base/utf8.hpp"

namespace ocelot::queries {

namespace {

using model::Distribution;
using model::Model;

constexpr std::string_view k_batch = "lambdacomponents.processor.batch";
constexpr std::string_view k_decouple = "lambdacomponents.processor.decouple";

// Lambda's API, PublishLayerVersion: Description, maximum length. Its bound of 140 on a layer's
// name, ARN included, cannot be reached: our names end at 64.
constexpr std::size_t k_longest_description = 256;

bool has(const Distribution& distribution, std::string_view tag) {
  return distribution.tags.contains(tag);
}

bool lacks_decouple(const Distribution& distribution) {
  return has(distribution, k_batch) && !has(distribution, k_decouple) &&
         !has(distribution, "lambdacomponents.processor.all") &&
         !has(distribution, "lambdacomponents.all");
}

bool has_component(const std::vector<model::Component>& components, std::string_view name) {
  return std::any_of(components.begin(), components.end(), [&](const model::Component& component) {
    return component.full_name() == name;
  });
}

// Lambda's requirements apply to layers that are built.
bool is_layer(const Distribution& distribution) {
  return !distribution.is_abstract && distribution.kind == model::Kind::layer;
}

// Whether the warning is already reported for a base.
bool is_reported_for_a_base(const Model& model, const Distribution& distribution) {
  return std::any_of(distribution.bases.begin(), distribution.bases.end(),
                     [&](const std::string& name) {
                       const Distribution* base = model.find(name);
                       return base != nullptr && is_layer(*base) && lacks_decouple(*base);
                     });
}

Diagnostics find_batch_without_decouple(const Model& model) {
  Diagnostics warnings;
  for (const Distribution& distribution : model.distributions) {
    if (!is_layer(distribution) || !lacks_decouple(distribution) ||
        is_reported_for_a_base(model, distribution))
      continue;
    const model::TagOrigin& batch = distribution.tags.find(k_batch)->second;
    const bool is_named = batch.form == model::TagForm::component;
    warnings.push_back(
        warning("batch-without-decouple", batch.place,
                fmt::format("distribution '{}' has the processor batch without decouple",
                            distribution.name))
            .with_help(fmt::format("add {}: it lets the collector finish exports before Lambda "
                                   "stops it; data that batch still holds waits for a later "
                                   "invocation",
                                   is_named ? model::without_prefix(k_decouple) : k_decouple)));
  }
  return warnings;
}

bool have_equal_properties(const Distribution& a, const Distribution& b) {
  return std::all_of(properties().begin(), properties().end(), [&](const Property& property) {
    return property.value(a) == property.value(b);
  });
}

// A distribution may only join several bases, or only make an abstract base a built one.
Diagnostics find_empty_additions(const Model& model) {
  Diagnostics warnings;
  for (const Distribution& distribution : model.distributions) {
    const Distribution* base =
        distribution.bases.size() == 1 ? model.find(distribution.bases[0]) : nullptr;
    if (base == nullptr || base->is_abstract || distribution.is_abstract ||
        distribution.tag_set() != base->tag_set() ||
        distribution.architectures != base->architectures ||
        !have_equal_properties(distribution, *base))
      continue;
    warnings.push_back(warning("adds-nothing", distribution.place,
                               fmt::format("distribution '{}' adds nothing to its base '{}'",
                                           distribution.name, base->name))
                           .with_note("the base", base->place)
                           .with_help("give it a tag or a config file of its own, or remove it"));
  }
  return warnings;
}

Diagnostics find_unused_bases(const Model& model) {
  Diagnostics warnings;
  std::set<std::string_view> used;
  for (const Distribution& distribution : model.distributions)
    used.insert(distribution.bases.begin(), distribution.bases.end());
  for (const Distribution& distribution : model.distributions) {
    if (!distribution.is_abstract || used.contains(distribution.name)) continue;
    warnings.push_back(
        warning("unused-base", distribution.place,
                fmt::format("no distribution has the abstract distribution '{}' as its base",
                            distribution.name))
            .with_help("use it as a base, or remove it"));
  }
  return warnings;
}

Diagnostics find_unused_components(const Model& model) {
  Diagnostics warnings;
  std::set<model::ComponentId> used;
  for (const Distribution& distribution : model.distributions) {
    if (!distribution.is_abstract)
      used.insert(distribution.components.begin(), distribution.components.end());
  }
  for (std::size_t i = 0; i < model.components.size(); ++i) {
    if (used.contains(model::ComponentId{i})) continue;
    const model::Component& component = model.components[i];
    warnings.push_back(
        warning("unused-component", component.place(),
                fmt::format("no distribution has the component '{}'", component.full_name()))
            .with_help(fmt::format("see: ocelot-gen why DISTRIBUTION {}", component.full_name())));
  }
  return warnings;
}

bool is_commit(std::string_view ref) {
  return ref.size() == 40 && ref.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Diagnostics find_unpinned_ref(const Model& model, Pinning pinning) {
  if (pinning != Pinning::unpinned || is_commit(model.upstream.ref)) return {};
  return {
      warning("unpinned-ref", model.upstream.ref_place,
              fmt::format("nothing pins the upstream's ref '{}' to a commit", model.upstream.ref))
          .with_help(fmt::format("run ocelot-gen once, and commit {} to git", model::k_lock_path))};
}

// Lambda's API, PublishLayerVersion: LayerName is [a-zA-Z0-9-_]+.
Diagnostics find_bad_layer_names(const Model& model) {
  Diagnostics warnings;
  for (const Distribution& distribution : model.distributions) {
    if (!is_layer(distribution) || distribution.name.find('.') == std::string::npos) continue;
    std::string fixed = distribution.name;
    std::replace(fixed.begin(), fixed.end(), '.', '-');
    warnings.push_back(
        warning("layer-name", distribution.place,
                fmt::format("the name '{}' is invalid for a Lambda layer: it contains '.'",
                            distribution.name))
            .with_help(fmt::format("write '{}'", fixed)));
  }
  return warnings;
}

Diagnostics find_long_descriptions(const Model& model) {
  Diagnostics warnings;
  for (const Distribution& distribution : model.distributions) {
    const std::size_t length = count_code_points(distribution.description);
    if (!is_layer(distribution) || length <= k_longest_description) continue;
    warnings.push_back(
        warning("long-description", distribution.place,
                fmt::format("the description of '{}' has {} characters; Lambda allows {}",
                            distribution.name, length, k_longest_description))
            .with_help("shorten it"));
  }
  return warnings;
}

}  // namespace

Diagnostics find_likely_mistakes(const Model& model, Pinning pinning,
                                 const std::optional<std::vector<model::Component>>& upstream) {
  Diagnostics warnings = find_unpinned_ref(model, pinning);
  const std::string_view decouple = model::without_prefix(k_decouple);
  if (!upstream || has_component(*upstream, decouple) || has_component(model.components, decouple))
    append(warnings, find_batch_without_decouple(model));
  for (const auto find : {find_empty_additions, find_unused_bases, find_unused_components,
                          find_bad_layer_names, find_long_descriptions})
    append(warnings, find(model));
  sort_by_place(warnings);
  return warnings;
}

}  // namespace ocelot::queries
