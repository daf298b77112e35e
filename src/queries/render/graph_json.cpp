// Each node with the names of its neighbors.
#include "queries/render/graph_json.hpp"

#include "queries/render/parts.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

Json tag_object(const model::Tags::value_type& entry) {
  const auto& [tag, origin] = entry;
  return {{"tag", tag}, {"from", origin.distribution}};
}

Json inclusion_object(const Inclusion& inclusion) {
  return {{"name", inclusion.component},
          {"tags", inclusion.tags},
          {"architectures", to_array(inclusion.architectures)}};
}

Json output_object(const Output& output) {
  return {{"architecture", name_of(output.architecture)}, {"path", output.path}};
}

Json distribution_object(const RelatedDistribution& related) {
  const model::Distribution& distribution = *related.distribution;
  return Json{{"name", distribution.name}, {"description", distribution.description}}
      .add_all(property_members(PropertyGroup::artifact, distribution))
      .add("abstract", distribution.is_abstract)
      .add("bases", distribution.bases)
      .add_all(property_members(PropertyGroup::detail, distribution))
      .add("tags", Json::array_of(distribution.tags, tag_object))
      .add("components", Json::array_of(related.inclusions, inclusion_object))
      .add("modules", to_array(distribution.modules))
      .add("layers", Json::array_of(outputs_of(distribution), output_object));
}

Json component_object(const RelatedComponent& component) {
  return {{"name", component.name},   {"origin", origin_of(component.is_upstreams)},
          {"files", component.files}, {"constraints", component.constraints},
          {"tags", component.tags},   {"modules", to_array(component.modules)}};
}

Json step_object(const graph::Graph& graph, const graph::Step& step) {
  const auto path_of = [&](graph::FileId file) { return Json(graph.path(file)); };
  return {{"step", step.contract().name},
          {"description", step.description},
          {"inputs", Json::array_of(step.inputs, path_of)},
          {"waits_for", Json::array_of(step.order_only, path_of)},
          {"outputs", Json::array_of(step.outputs, path_of)}};
}

}  // namespace

std::string to_json(const Relations& relations, const Source& source, Json::Layout layout) {
  return console::document("graph")
      .add("upstream", {{"repo", source.upstream.repo},
                        {"ref", text_or_null(source.upstream.ref)},
                        {"commit", source.commit},
                        {"version", text_or_null(source.version)}})
      .add("knows_upstream", relations.knows_upstream)
      .add("distributions", Json::array_of(relations.distributions, distribution_object))
      .add("components", Json::array_of(relations.components, component_object))
      .text(layout);
}

std::string to_json(const graph::Graph& graph, const std::vector<StepId>& steps) {
  const auto to_object = [&](StepId id) { return step_object(graph, graph.steps[id.index]); };
  return console::document("steps").add("steps", Json::array_of(steps, to_object)).text();
}

}  // namespace ocelot::queries
