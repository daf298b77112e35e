// Values to documents.
#include "queries/render/query_json.hpp"

#include <nlohmann/json.hpp>

#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

using Json = nlohmann::ordered_json;

Json document(std::string_view kind) {
  Json json;
  json["version"] = 1;
  json["kind"] = kind;
  return json;
}

// What a user wrote need not be UTF-8; JSON must be.
std::string dump(const Json& json, int indent = 2) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

std::string_view origin_of(bool is_upstreams) {
  return is_upstreams ? "upstream" : "project";
}

Json matrix_row(const AffectedLayer& one) {
  return {{"distribution", one.distribution},
          {"architecture", name_of(one.architecture)},
          {"artifact", one.artifact}};
}

// One overload for each type that a document holds.
struct Value {
  template <class T>
  static Json list(const std::vector<T>& values) {
    Json json = Json::array();
    for (const T& one : values) json.push_back(of(one));
    return json;
  }

  static Json of(const golang::ModuleRequirement& module) {
    return {{"module", module.path}, {"version", text_or_null(module.version)}};
  }

  static Json of(model::Architecture architecture) { return name_of(architecture); }

  static Json of(const model::Distribution& one) {
    return {{"name", one.name},
            {"description", one.description},
            {"built_as", one.is_abstract ? Json() : Json(name_of(one.kind))},
            {"abstract", one.is_abstract},
            {"bases", one.bases},
            {"architectures", one.is_abstract ? Json::array() : list(one.architectures)},
            {"tags", one.tags.size()}};
  }

  static Json of(const ListedComponent& one) {
    return {{"name", one.name},
            {"origin", origin_of(one.is_upstreams)},
            {"files", one.files},
            {"distributions", one.distributions}};
  }

  static Json of(const ListedTag& one) {
    return {{"tag", one.tag}, {"distributions", one.distributions}, {"components", one.components}};
  }

  static Json of(const ListedTarget& one) { return {{"name", one.name}, {"files", one.files}}; }

  static Json of(const HeldTag& one) { return {{"tag", one.tag}, {"from", one.from}}; }

  static Json of(const HeldComponent& one) {
    return {{"name", one.name},
            {"origin", origin_of(one.is_upstreams)},
            {"files", one.files},
            {"modules", list(one.modules)}};
  }

  static Json of(const TagFact& one) {
    return {{"tag", one.tag},
            {"set", one.is_set},
            {"from", text_or_null(one.from)},
            {"chain", one.chain}};
  }

  static Json of(const FileVerdict& one) {
    return {{"path", one.path},
            {"constraint", text_or_null(one.constraint)},
            {"tags", list(one.tags)},
            {"compiled_for", list(one.compiled_for)}};
  }

  static Json of(const Use& one) {
    return {{"name", one.distribution}, {"how", text_or_null(one.how)}};
  }

  static Json of(const Link& one) {
    return {{"name", one.name},
            {"step", one.step ? Json(name_of(*one.step)) : Json()},
            {"only_waits", one.only_waits}};
  }

  static Json of(const AffectedLayer& one) {
    Json row = matrix_row(one);
    row["causes"] = one.causes;
    return row;
  }

  static Json of(const ListDifference& one) {
    return {{"added", one.added}, {"removed", one.removed}};
  }

  static Json of(const ValueDifference& one) {
    return {{"before", text_or_null(one.before)}, {"after", text_or_null(one.after)}};
  }

  static Json of(const ModuleDifference& one) {
    Json json = {{"module", one.path}};
    json.update(of(one.version));
    return json;
  }

  static Json of(const DistributionDifference& one) {
    Json modules = of(one.modules);
    modules["changed"] = list(one.changed_modules);
    Json components = of(one.components);
    components["changed"] = one.changed_components;
    Json config = of(one.config_file);
    config["changed"] = one.is_config_changed;
    return {{"before", one.before},
            {"after", one.after},
            {"tags", of(one.tags)},
            {"components", std::move(components)},
            {"modules", std::move(modules)},
            {"architectures", of(one.architectures)},
            {"built_as", of(one.kind)},
            {"library", of(one.library)},
            {"component", of(one.component)},
            {"config_file", std::move(config)},
            {"description", of(one.description)}};
  }

  static Json of(const Output& one) {
    return {{"architecture", name_of(one.architecture)}, {"path", one.path}};
  }

  static Json of(const WayIn& one) {
    return {
        {"name", one.component}, {"tags", one.tags}, {"architectures", list(one.architectures)}};
  }

  static Json of(const RelatedDistribution& one) {
    const DistributionReport& report = one.report;
    return {{"name", report.name},
            {"description", report.description},
            {"abstract", report.is_abstract},
            {"built_as", report.is_abstract ? Json() : Json(name_of(report.kind))},
            {"library", text_or_null(report.library)},
            {"bases", one.bases},
            {"config_file", report.config_file ? Json(*report.config_file) : Json()},
            {"tags", list(report.tags)},
            {"components", list(one.ways)},
            {"modules", list(report.modules)},
            {"layers", list(report.outputs)}};
  }

  static Json of(const RelatedComponent& one) {
    return {{"name", one.name},   {"origin", origin_of(one.is_upstreams)},
            {"files", one.files}, {"constraints", one.constraints},
            {"tags", one.tags},   {"modules", list(one.modules)}};
  }
};

Json paths_of(const graph::Graph& graph, const std::vector<graph::FileId>& files) {
  Json paths = Json::array();
  for (graph::FileId id : files) paths.push_back(graph.path(id));
  return paths;
}

}  // namespace

std::string to_json(const Listing& listing) {
  Json json = document("list");
  if (listing.distributions != nullptr)
    json["distributions"] = Value::list(listing.distributions->distributions);
  if (listing.components) {
    json["components"] = Value::list(*listing.components);
    json["knows_upstream"] = listing.knows_upstream;
  }
  if (listing.tags) json["tags"] = Value::list(*listing.tags);
  if (listing.targets) json["targets"] = Value::list(*listing.targets);
  return dump(json);
}

std::string to_json(const DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version) {
  Json json = document("desc");
  json["name"] = report.name;
  json["description"] = report.description;
  json["built_as"] = report.is_abstract ? Json() : Json(name_of(report.kind));
  json["library"] = text_or_null(report.library);
  json["component"] = text_or_null(report.component);
  json["abstract"] = report.is_abstract;
  json["bases"] = report.bases;
  json["config_file"] = report.config_file ? Json(*report.config_file) : Json();
  json["tags"] = Value::list(report.tags);
  json["components"] = Value::list(report.components);
  json["knows_upstream"] = report.knows_upstream;
  json["modules"] = Value::list(report.modules);
  json["upstream_version"] = text_or_null(upstream_version);
  json["outputs"] = Json::array();
  for (std::size_t i = 0; i < report.outputs.size(); ++i) {
    json["outputs"].push_back({{"architecture", name_of(report.outputs[i].architecture)},
                               {"path", report.outputs[i].path},
                               {"size", sizes[i] ? Json(*sizes[i]) : Json()}});
  }
  return dump(json);
}

std::string to_json(const Why& why) {
  Json json = document("why");
  json["distribution"] = why.distribution;
  json["component"] = why.component;
  json["in"] = why.is_in;
  json["origin"] = origin_of(why.is_upstreams);
  json["files"] = Value::list(why.files);
  json["only"] = text_or_null(why.only);
  json["plugin"] = text_or_null(why.plugin);
  json["needs_import"] = why.needs_import;
  json["importers"] = why.importers;
  json["add"] = why.add;
  json["remove"] = why.remove;
  return dump(json);
}

std::string to_json(const Uses& uses) {
  Json json = document("refs");
  json["thing"] = name_of(uses.thing);
  json["name"] = uses.name;
  json["distributions"] = Value::list(uses.distributions);
  json["components"] = uses.components;
  return dump(json);
}

std::string to_json(const Chain& chain) {
  Json json = document("path");
  json["links"] = Value::list(chain.links);
  return dump(json);
}

std::string to_json(const Affected& affected, const std::optional<std::string>& since,
                    const std::vector<std::string>& files) {
  Json json = document("affected");
  json["since"] = since ? Json(*since) : Json();
  json["files"] = files;
  json["distributions"] = affected.distributions();
  json["layers"] = Value::list(affected.layers);
  json["removed_layers"] = affected.removed_layers;
  return dump(json);
}

std::string to_github_matrix(const Affected& affected) {
  Json json = {{"include", Json::array()}};
  for (const AffectedLayer& one : affected.layers) json["include"].push_back(matrix_row(one));
  return dump(json, -1);
}

std::string to_json(const DistributionDifference& difference) {
  Json json = document("diff");
  json["difference"] = Value::of(difference);
  return dump(json);
}

std::string to_json(const ProjectDifference& difference, const std::string& since) {
  Json json = document("project-diff");
  json["since"] = since;
  json["upstream"] = {{"repo", Value::of(difference.repo)},
                      {"ref", Value::of(difference.ref)},
                      {"commit", Value::of(difference.commit)}};
  json["distributions"] = Value::of(difference.distributions);
  json["distributions"]["changed"] = Value::list(difference.changed);
  return dump(json);
}

std::string to_json(const Relations& relations, const Source& source, Layout layout) {
  Json json = document("graph");
  json["upstream"] = {{"repo", source.upstream.repo},
                      {"ref", text_or_null(source.upstream.ref)},
                      {"commit", source.commit},
                      {"version", text_or_null(source.version)}};
  json["knows_upstream"] = relations.knows_upstream;
  json["distributions"] = Value::list(relations.distributions);
  json["components"] = Value::list(relations.components);
  return dump(json, layout == Layout::indented ? 2 : -1);
}

std::string to_json(const graph::Graph& graph, const std::vector<StepId>& steps) {
  Json json = document("steps");
  json["steps"] = Json::array();
  for (StepId id : steps) {
    const graph::Step& step = graph.steps[id.index];
    json["steps"].push_back({{"step", name_of(step.kind)},
                             {"description", step.description},
                             {"inputs", paths_of(graph, step.inputs)},
                             {"waits_for", paths_of(graph, step.order_only)},
                             {"outputs", paths_of(graph, step.outputs)}});
  }
  return dump(json);
}

std::string to_json(const Diagnostics& diagnostics, const std::vector<std::string>& unchecked) {
  Json json = document("check");
  json["diagnostics"] = Json::parse(console::to_json(diagnostics))["diagnostics"];
  json["unchecked"] = unchecked;
  return dump(json);
}

}  // namespace ocelot::queries
