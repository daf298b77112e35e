// What the reader takes, as far as a schema can say it.
#include "queries/render/schema_json.hpp"

#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/json.hpp"

namespace ocelot::queries {

namespace {

using config::KeyRow;
using config::Shape;

// One or more alternatives of a schema.
Json any_of(std::vector<Json> schemas) {
  return {{"anyOf", Json::array(std::move(schemas))}};
}

Json types(const std::vector<std::string>& names) {
  return {{"type", names}};
}

// Our reader takes 1.20 and true for the texts that they are.
Json text() {
  return types({"string", "number", "boolean"});
}

Json filled_text() {
  return text().add("minLength", 1);
}

Json texts() {
  return {{"type", "array"}, {"items", text()}};
}

Json some_texts() {
  return texts().add("minItems", 1);
}

Json shape_of(Shape shape) {
  switch (shape) {
    case Shape::text:
      return filled_text();
    case Shape::free_text:
      return text();
    case Shape::texts:
      return texts();
    case Shape::some_texts:
      return some_texts();
    case Shape::one_or_more:
      return any_of({filled_text(), texts()});
    case Shape::truth:
      return {{"enum", Json::array({true, false, "true", "false"})}};
    case Shape::values:
      return Json{{"type", "object"}}.add("additionalProperties", text());
    case Shape::mapping:
      return types({"object"});
    case Shape::mappings:
      return types({"array"});
  }
  return {};
}

template <class Keys>
Json mapping_of(const Json& type, const Keys& keys);

Json value_of(const KeyRow& key) {
  return shape_of(key.shape).add("description", key.meaning);
}

Json value_of(const config::DistributionKey& key) {
  const auto* below = std::get_if<const config::DistributionKeys& (*)()>(&key.target);
  if (below == nullptr) return value_of(static_cast<const KeyRow&>(key));
  return mapping_of("object", (*below)()).add("description", key.meaning);
}

Json required(const std::vector<std::string>& names) {
  return {{"required", names}};
}

Json value_of(const config::VulnerabilitiesKey& key) {
  if (key.shape != Shape::mappings) return value_of(static_cast<const KeyRow&>(key));
  const auto& keys = config::ignored_vulnerability_keys();
  std::vector<std::string> names;
  for (const KeyRow& row : keys) names.emplace_back(row.name);
  return shape_of(key.shape)
      .add("items", mapping_of("object", keys).add_all(required(names)))
      .add("description", key.meaning);
}

Json value_of(const config::PolicyKey& key) {
  if (key.shape != Shape::mapping) return value_of(static_cast<const KeyRow&>(key));
  return mapping_of("object", config::vulnerabilities_keys()).add("description", key.meaning);
}

template <class Keys>
Json mapping_of(const Json& type, const Keys& keys) {
  Json properties = Json::object();
  for (const auto& key : keys) properties.add(key.name, value_of(key));
  return {{"type", type}, {"properties", properties}, {"additionalProperties", false}};
}

// Two keys of one property exclude each other.
Json distribution() {
  std::vector<Json> both;
  for (const KeyRow& key : config::distribution_keys()) {
    if (key.name != key.property)
      both.push_back(required({std::string(key.property), std::string(key.name)}));
  }
  return mapping_of("object", config::distribution_keys()).add("not", any_of(std::move(both)));
}

// `distributions` is a root key unless it is a distribution itself, as config::distributions_in
// says.
Json is_below_root_key() {
  const Json no_mapping = {{"not", Json{{"type", "object"}}}};
  std::vector<Json> properties;
  for (const KeyRow& key : config::distribution_keys()) {
    properties.push_back(required({std::string(key.name)})
                             .add("properties", Json{{std::string(key.name), no_mapping}}));
  }
  const Json is_distribution = Json{{"type", "object"}}.add_all(any_of(std::move(properties)));
  const Json below = {{"not", is_distribution}};
  return required({std::string(config::k_distributions_key)})
      .add("properties", Json{{std::string(config::k_distributions_key), below}});
}

// A comma separates two constraints. Blanks may be anywhere around them.
constexpr std::string_view k_constraint = R"( *(>=|<|=) *[0-9]{1,9}(\.[0-9]{1,9}){0,2} *)";

Json required_version() {
  return Json{{"type", "string"}, {"pattern", fmt::format("^{0}(,{0})*$", k_constraint)}}.add(
      "description", "The versions of ocelot-gen that may build the project, such as >= 0.2.");
}

Json root_keys(const Json& all) {
  return {
      {"properties", Json{{std::string(config::k_requires_key), required_version()},
                          {std::string(config::k_defaults_key),
                           mapping_of("object", config::default_keys())
                               .add("description", "Keys of distributions that do not have them.")},
                          {std::string(config::k_distributions_key), all}}},
      {"additionalProperties", false}};
}

Json distributions() {
  const Json reference = {{"$ref", "#/definitions/distribution"}};
  const Json all = {{"type", "object"}, {"additionalProperties", reference}, {"minProperties", 1}};
  const Json rootless =
      Json(all).add("properties", Json{{std::string(config::k_requires_key), false},
                                       {std::string(config::k_defaults_key), false}});
  return {{"type", "object"},
          {"if", is_below_root_key()},
          {"then", root_keys(all)},
          {"else", rootless},
          {"definitions", Json{{"distribution", distribution()}}}};
}

const std::vector<std::string> k_object_or_nothing = {"object", "null"};

Json dependencies() {
  const Json modules = any_of({filled_text(), some_texts()})
                           .add("description", "MODULE or MODULE@VERSION, or a list of them.");
  const Json tags = types(k_object_or_nothing)
                        .add("additionalProperties", modules)
                        .add("description", "A tag, and the modules that it needs.");
  const Json replaces =
      types(k_object_or_nothing)
          .add("additionalProperties", filled_text())
          .add("description",
               "A module, and what takes its place: MODULE@VERSION, or ./FOLDER of the project.");
  const Json skew = texts().add("description",
                                "The components, as TYPE.NAME, whose modules may be of another "
                                "release of the Collector than upstream's.");
  return types(k_object_or_nothing)
      .add("properties", Json{{std::string(config::k_dependencies_key), tags},
                              {std::string(config::k_replaces_key), replaces},
                              {std::string(config::k_allow_skew_key), skew}})
      .add("additionalProperties", false);
}

Json body_of(std::string_view name) {
  if (name == "distributions") return distributions();
  if (name == "component_dependencies") return dependencies();
  if (name == "policy") return mapping_of(k_object_or_nothing, config::policy_keys());
  return name == "upstream" ? mapping_of(k_object_or_nothing, config::upstream_keys())
                            : mapping_of(k_object_or_nothing, config::lock_keys());
}

}  // namespace

const std::vector<SchemaFile>& schema_files() {
  static const std::vector<SchemaFile> k_files = {
      {"distributions", model::k_distributions_path},
      {"component_dependencies", model::k_dependencies_path},
      {"upstream", model::k_upstream_path},
      {"policy", model::k_policy_path},
      {"lock", model::k_lock_path},
  };
  return k_files;
}

std::string schema_of(std::string_view name) {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}};
  for (const SchemaFile& file : schema_files()) {
    if (file.name == name) schema.add("title", file.path);
  }
  return schema.add_all(body_of(name)).text();
}

}  // namespace ocelot::queries
