// One program for all layers with the same tree and tags.
#include "graph/inspections.hpp"

#include <algorithm>
#include <map>

#include "graph/short_id.hpp"

namespace ocelot::graph {

namespace {

using model::Architecture;

std::string id_of(const ArtifactPlan& layer, const Plan& plan) {
  Hasher hasher;
  hasher.field("tree", plan.trees[layer.tree.index].id);
  for (const std::string& tag : layer.tags) hasher.field("tag", tag);
  // An experiment selects files. The other options only change how they are compiled.
  if (layer.go_options.experiment) hasher.field("experiment", *layer.go_options.experiment);
  return short_id(hasher.digest());
}

std::vector<std::string_view> selected_files(const model::Distribution& distribution,
                                             const model::Model& model, Architecture architecture) {
  const auto tags = distribution.tag_set();
  const auto target = model::target_of(distribution.kind, architecture);
  std::vector<std::string_view> files;
  for (model::ComponentId id : distribution.components) {
    for (const model::OverlayFile& file : model.component(id).files) {
      if (model::is_compiled(file, target, tags)) files.push_back(file.tree_path);
    }
  }
  return files;
}

std::vector<Architecture> with_the_same_files(const model::Distribution& distribution,
                                              const model::Model& model, Architecture inspected) {
  const auto expected = selected_files(distribution, model, inspected);
  std::vector<Architecture> architectures;
  for (Architecture architecture : model::k_architectures) {
    if (selected_files(distribution, model, architecture) == expected)
      architectures.push_back(architecture);
  }
  return architectures;
}

class Inspector {
 public:
  Inspector(Plan& plan, const model::Model& model, Architecture inspected)
      : plan_(plan), model_(model), inspected_(inspected) {}

  void add(const ArtifactPlan& layer) {
    const bool is_built = layer.architecture == inspected_;
    if (layer.kind != model::Kind::layer) return;
    if (!is_built && !plan_.choice.inspects_unbuilt) return;
    const auto [entry, is_new] =
        ids_.emplace(id_of(layer, plan_), InspectionId{plan_.inspections.size()});
    if (!is_new) return;
    plan_.inspections.push_back(
        {entry->first, layer.tree, layer.tags, layer.distribution, is_built,
         with_the_same_files(*model_.find(layer.distribution), model_, inspected_),
         layer.go_options});
    plan_.inspections.back().go_options.ldflags.reset();
  }

  std::optional<InspectionId> find(const ArtifactPlan& layer) const {
    if (layer.kind != model::Kind::layer) return std::nullopt;
    const auto found = ids_.find(id_of(layer, plan_));
    if (found == ids_.end()) return std::nullopt;
    const auto& applies_to = plan_.inspections[found->second.index].applies_to;
    const bool applies = std::ranges::find(applies_to, layer.architecture) != applies_to.end();
    return applies ? std::optional(found->second) : std::nullopt;
  }

 private:
  Plan& plan_;
  const model::Model& model_;
  Architecture inspected_;
  std::map<std::string, InspectionId> ids_;
};

}  // namespace

// Built layers first: a program of theirs finds its packages compiled.
void add_inspections(Plan& plan, const model::Model& model) {
  if (!plan.choice.inspected) return;
  const Architecture inspected = *plan.choice.inspected;
  Inspector inspector(plan, model, inspected);
  for (const ArtifactPlan& layer : plan.layers) {
    if (layer.architecture == inspected) inspector.add(layer);
  }
  for (const ArtifactPlan& layer : plan.layers) {
    if (layer.architecture != inspected) inspector.add(layer);
  }
  for (ArtifactPlan& layer : plan.layers) layer.inspection = inspector.find(layer);
}

}  // namespace ocelot::graph
