// Writes and reads the statement.
#include "build/documents/statement.hpp"

namespace ocelot::documents {

namespace {

constexpr const char* k_statement_type = "https://in-toto.io/Statement/v1";
constexpr const char* k_predicate_type = "https://slsa.dev/provenance/v1";
constexpr const char* k_build_type = "urn:x-ocelot-gen:build:1";
constexpr const char* k_builder = "urn:x-ocelot-gen:builder";
constexpr const char* k_sha256 = "sha256";

Json descriptor(const Resource& resource) {
  Json json = {{"name", resource.name}};
  if (!resource.uri.empty()) json.add("uri", resource.uri);
  if (!resource.algorithm.empty()) json.add("digest", {{resource.algorithm, resource.digest}});
  return json;
}

Json descriptors(const std::vector<Resource>& resources) {
  return Json::array_of(resources, descriptor);
}

const Json* find_path(const Json& json, std::initializer_list<std::string_view> path) {
  const Json* found = &json;
  for (std::string_view name : path) {
    found = found->find(name);
    if (found == nullptr) return nullptr;
  }
  return found;
}

// A resource without a SHA-256 is left out.
std::map<std::string, Digest> digests_in(const Json* resources) {
  std::map<std::string, Digest> digests;
  if (resources == nullptr) return digests;
  for (const Json& resource : resources->values()) {
    const Json* const name = find_path(resource, {"name"});
    const Json* const digest = find_path(resource, {"digest", k_sha256});
    if (name == nullptr || digest == nullptr) continue;
    if (name->string() == nullptr || digest->string() == nullptr) continue;
    if (const auto read = read_digest(*digest->string())) digests[*name->string()] = *read;
  }
  return digests;
}

bool is_text(const Json* json, std::string_view text) {
  return json != nullptr && json->string() != nullptr && *json->string() == text;
}

}  // namespace

Resource file_resource(std::string name, const Digest& digest) {
  return {std::move(name), {}, k_sha256, digest.hex()};
}

Json make_statement(const Provenance& provenance) {
  const Json definition = {{"buildType", k_build_type},
                           {"externalParameters", provenance.parameters},
                           {"resolvedDependencies", descriptors(provenance.dependencies)}};
  const Json details = {{"builder", {{"id", k_builder}}},
                        {"byproducts", descriptors(provenance.byproducts)}};
  return {{"_type", k_statement_type},
          {"subject", descriptors({provenance.subject})},
          {"predicateType", k_predicate_type},
          {"predicate", {{"buildDefinition", definition}, {"runDetails", details}}}};
}

std::optional<StatedDigests> read_statement(std::string_view text) {
  const std::optional<Json> statement = parse_json(text);
  if (!statement || !is_text(statement->find("_type"), k_statement_type) ||
      !is_text(statement->find("predicateType"), k_predicate_type))
    return std::nullopt;
  return StatedDigests{
      digests_in(statement->find("subject")),
      digests_in(find_path(*statement, {"predicate", "runDetails", "byproducts"}))};
}

}  // namespace ocelot::documents
