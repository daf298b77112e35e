// Warnings over a sound model.
#include "queries/lint.hpp"

#include <algorithm>

#include <fmt/format.h>

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

// What Lambda asks counts for what it runs.
bool is_layer(const Distribution& one) {
  return !one.is_abstract && one.kind == model::Kind::layer;
}

// Whether a base is built with the same fault, and was told of it.
bool is_told_of_a_base(const Model& model, const Distribution& one) {
  return std::any_of(one.bases.begin(), one.bases.end(), [&](const std::string& name) {
    const Distribution* base = model.find(name);
    return base != nullptr && is_layer(*base) && lacks_decouple(*base);
  });
}

void find_batch_without_decouple(const Model& model, Diagnostics& doubts) {
  for (const Distribution& one : model.distributions) {
    if (!is_layer(one) || !lacks_decouple(one) || is_told_of_a_base(model, one)) continue;
    doubts.push_back(
        warning("batch-without-decouple", one.tags.find(k_batch)->second.place,
                fmt::format("distribution '{}' has the processor batch without decouple", one.name))
            .with_help(fmt::format("add {}: Lambda freezes the collector between invocations, and "
                                   "what batch holds back then waits or is lost",
                                   k_decouple)));
  }
}

// Several bases are joined, and an abstract one is made to be built: both are reasons enough.
void find_empty_additions(const Model& model, Diagnostics& doubts) {
  for (const Distribution& one : model.distributions) {
    const Distribution* base = one.bases.size() == 1 ? model.find(one.bases[0]) : nullptr;
    if (base == nullptr || base->is_abstract || base->kind != one.kind || one.is_abstract ||
        one.tag_set() != base->tag_set() || one.config_file != base->config_file ||
        one.architectures != base->architectures)
      continue;
    doubts.push_back(warning("adds-nothing", one.place,
                             fmt::format("distribution '{}' adds nothing to its base '{}'",
                                         one.name, base->name))
                         .with_note("the base", base->place)
                         .with_help("give it a tag or a config file of its own, or remove it"));
  }
}

void find_unused_bases(const Model& model, Diagnostics& doubts) {
  std::set<std::string_view> used;
  for (const Distribution& one : model.distributions)
    used.insert(one.bases.begin(), one.bases.end());
  for (const Distribution& one : model.distributions) {
    if (!one.is_abstract || used.contains(one.name)) continue;
    doubts.push_back(
        warning("unused-base", one.place,
                fmt::format("the abstract distribution '{}' is the base of none", one.name))
            .with_help("name it as a base, or remove it"));
  }
}

void find_unused_components(const Model& model, Diagnostics& doubts) {
  std::set<model::ComponentId> used;
  for (const Distribution& one : model.distributions) {
    if (!one.is_abstract) used.insert(one.components.begin(), one.components.end());
  }
  for (std::size_t i = 0; i < model.components.size(); ++i) {
    if (used.contains(model::ComponentId{i})) continue;
    const model::Component& component = model.components[i];
    doubts.push_back(
        warning("unused-component", component.place(),
                fmt::format("no distribution has the component '{}'", component.full_name()))
            .with_help(fmt::format("see: ocelot-gen why DISTRIBUTION {}", component.full_name())));
  }
}

bool is_commit(std::string_view ref) {
  return ref.size() == 40 && ref.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void find_unpinned_ref(const Model& model, Pinning pinning, Diagnostics& doubts) {
  if (pinning != Pinning::unpinned || is_commit(model.upstream.ref)) return;
  doubts.push_back(
      warning("unpinned-ref", model.upstream.ref_place,
              fmt::format("nothing pins the upstream's ref '{}' to a commit", model.upstream.ref))
          .with_help(fmt::format("run ocelot-gen once, and keep {} in git", model::k_lock_path)));
}

// Lambda's API, PublishLayerVersion: LayerName is [a-zA-Z0-9-_]+.
void find_bad_layer_names(const Model& model, Diagnostics& doubts) {
  for (const Distribution& one : model.distributions) {
    if (!is_layer(one) || one.name.find('.') == std::string::npos) continue;
    std::string fixed = one.name;
    std::replace(fixed.begin(), fixed.end(), '.', '-');
    doubts.push_back(
        warning("layer-name", one.place,
                fmt::format("'{}' cannot name a Lambda layer, which takes no '.'", one.name))
            .with_help(fmt::format("such as '{}'", fixed)));
  }
}

void find_long_descriptions(const Model& model, Diagnostics& doubts) {
  for (const Distribution& one : model.distributions) {
    const std::size_t length = count_code_points(one.description);
    if (!is_layer(one) || length <= k_longest_description) continue;
    doubts.push_back(
        warning("long-description", one.place,
                fmt::format("the description of '{}' has {} characters; Lambda takes {}", one.name,
                            length, k_longest_description))
            .with_help("shorten it"));
  }
}

}  // namespace

Diagnostics find_doubts(const Model& model, Pinning pinning) {
  Diagnostics doubts;
  find_batch_without_decouple(model, doubts);
  find_empty_additions(model, doubts);
  find_unused_bases(model, doubts);
  find_unused_components(model, doubts);
  find_unpinned_ref(model, pinning, doubts);
  find_bad_layer_names(model, doubts);
  find_long_descriptions(model, doubts);
  sort_by_place(doubts);
  return doubts;
}

}  // namespace ocelot::queries
