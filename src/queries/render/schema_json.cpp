// What the reader takes, as far as a schema can say it.
#include "queries/render/schema_json.hpp"

#include <nlohmann/json.hpp>

#include "declaration/config/keys.hpp"
#include "declaration/model/project_files.hpp"

namespace ocelot::queries {

namespace {

using Json = nlohmann::ordered_json;
using config::KeyRow;
using config::Shape;

// Our reader takes 1.20 and true for the texts that they are.
Json text() {
  return {{"type", {"string", "number", "boolean"}}};
}

Json texts() {
  return {{"type", {"array", "null"}}, {"items", text()}};
}

Json shape_of(Shape shape) {
  switch (shape) {
    case Shape::text:
      return text();
    case Shape::texts:
      return texts();
    case Shape::one_or_more:
      return {{"anyOf", {text(), {{"type", "array"}, {"items", text()}}}}};
    case Shape::truth:
      return {{"enum", {true, false, "true", "false"}}};
  }
  return {};
}

Json value_of(const KeyRow& key) {
  Json value = shape_of(key.shape);
  value["description"] = key.meaning;
  return value;
}

template <class Keys>
Json mapping_of(const Keys& keys) {
  Json properties = Json::object();
  for (const KeyRow& key : keys) properties[std::string(key.name)] = value_of(key);
  return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

// Two spellings of one property exclude each other.
Json distribution() {
  Json mapping = mapping_of(config::distribution_keys());
  Json both = Json::array();
  for (const KeyRow& key : config::distribution_keys()) {
    if (key.name != key.property) both.push_back({{"required", {key.property, key.name}}});
  }
  mapping["not"] = {{"anyOf", both}};
  return mapping;
}

// `distributions` is the root unless it is a distribution itself, as config::distributions_in says.
Json is_below_root_key() {
  Json properties = Json::array();
  for (const KeyRow& key : config::distribution_keys()) {
    const Json other = {{"not", {{"type", "object"}}}};
    properties.push_back(
        {{"required", {key.name}}, {"properties", {{std::string(key.name), other}}}});
  }
  const Json below = {{"not", {{"type", "object"}, {"anyOf", properties}}}};
  return {{"required", {"distributions"}},
          {"maxProperties", 1},
          {"properties", {{"distributions", below}}}};
}

Json distributions() {
  const Json one = {{"$ref", "#/definitions/distribution"}};
  const Json all = {{"type", "object"}, {"additionalProperties", one}};
  return {{"type", "object"},
          {"if", is_below_root_key()},
          {"then", {{"properties", {{"distributions", all}}}}},
          {"else", all},
          {"definitions", {{"distribution", distribution()}}}};
}

Json dependencies() {
  const Json modules = {{"anyOf", {text(), texts()}},
                        {"description", "MODULE or MODULE@VERSION, or a list of them."}};
  const Json tags = {{"type", {"object", "null"}},
                     {"additionalProperties", modules},
                     {"description", "A tag, and the modules that it needs."}};
  return {{"type", {"object", "null"}},
          {"properties", {{"dependencies", tags}}},
          {"additionalProperties", false}};
}

template <class Keys>
Json texts_file(const Keys& keys) {
  Json mapping = mapping_of(keys);
  mapping["type"] = {"object", "null"};
  return mapping;
}

Json body_of(std::string_view name) {
  if (name == "distributions") return distributions();
  if (name == "component_dependencies") return dependencies();
  return name == "upstream" ? texts_file(config::upstream_keys()) : texts_file(config::lock_keys());
}

}  // namespace

const std::vector<SchemaFile>& schema_files() {
  static const std::vector<SchemaFile> k_files = {
      {"distributions", model::k_distributions_path},
      {"component_dependencies", model::k_dependencies_path},
      {"upstream", model::k_upstream_path},
      {"lock", model::k_lock_path},
  };
  return k_files;
}

std::string schema_of(std::string_view name) {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}};
  for (const SchemaFile& file : schema_files()) {
    if (file.name == name) schema["title"] = file.path;
  }
  schema.update(body_of(name));
  return schema.dump(2) + "\n";
}

}  // namespace ocelot::queries
