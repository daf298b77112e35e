// Components are sorted by their references.
#include "build/documents/bill_of_materials.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/golang/package_url.hpp"

namespace ocelot::documents {

namespace {

using golang::LinkedModule;
using golang::RequiredModule;

constexpr std::string_view k_standard_library = "std";
constexpr std::string_view k_sum_prefix = "h1:";

// The settings that have a name in CycloneDX's taxonomy of Go modules
// (https://github.com/CycloneDX/cyclonedx-property-taxonomy, cdx:gomod).
constexpr std::string_view k_environment[] = {"CGO_ENABLED", "GOAMD64",      "GOARCH",
                                              "GOARM64",     "GOEXPERIMENT", "GOOS"};

Json property(std::string_view name, std::string_view value) {
  return {{"name", name}, {"value", value}};
}

Json hashes(const Digest& digest) {
  return Json::array({Json{{"alg", "SHA-256"}, {"content", digest.hex()}}});
}

// A sum of go.sum is the SHA-256 of a list of the module's files, in base64. CycloneDX wants
// hexadecimal digits; cyclonedx-gomod converts it in the same way.
std::optional<Digest> digest_of_sum(std::string_view sum) {
  if (!sum.starts_with(k_sum_prefix)) return std::nullopt;
  return read_base64_digest(sum.substr(k_sum_prefix.size()));
}

std::string known_version(const LinkedModule& module) {
  return module.version == "(devel)" ? std::string() : module.version;
}

std::string reference(std::string_view path, std::string_view version) {
  return version.empty() ? std::string(path) : fmt::format("{}@{}", path, version);
}

std::string reference(const RequiredModule& module) {
  if (module.is_replaced() && !module.is_folder())
    return reference(module.by.path, known_version(module.by));
  if (module.is_replaced()) return module.module.path;
  return reference(module.module.path, known_version(module.module));
}

Json library(std::string_view path, const std::string& version, const std::string& ref) {
  Json component = {{"type", "library"}, {"bom-ref", ref}, {"name", path}};
  if (!version.empty()) component.add("version", version);
  return component;
}

// The code is that of the replacing module. A folder's code has no version and no sum.
Json module_component(const RequiredModule& module) {
  const bool is_folder = module.is_replaced() && module.is_folder();
  const LinkedModule& code = module.is_replaced() && !is_folder ? module.by : module.module;
  const std::string version = is_folder ? std::string() : known_version(code);
  Json component = library(code.path, version, reference(module));
  const auto digest = is_folder ? std::nullopt : digest_of_sum(code.sum);
  if (digest) component.add("hashes", hashes(*digest));
  component.add("purl", golang::package_url(code.path, version));
  if (is_folder)
    component.add("properties", Json::array({property(k_folder_property, module.by.path)}));
  else if (module.is_replaced())
    component.add("properties",
                  Json::array({property(k_replaces_property,
                                        reference(module.module.path, module.module.version))}));
  return component;
}

std::string_view version_of_go(const golang::LinkedProgram& program) {
  const std::string_view go = program.go;
  const std::string_view version = go.substr(0, go.find(' '));
  return version.starts_with("go") ? version.substr(2) : version;
}

Json standard_library(std::string_view version) {
  Json component =
      library(k_standard_library, std::string(version), reference(k_standard_library, version));
  return component.add("purl", golang::package_url(k_standard_library, version));
}

Json program_properties(const golang::LinkedProgram& program) {
  std::vector<Json> properties = {
      property("cdx:gomod:binary:name", base_name(program.file)),
      property("cdx:gomod:build:compiler", program.setting("-compiler"))};
  for (std::string_view name : k_environment) {
    const std::string_view value = program.setting(name);
    if (!value.empty())
      properties.push_back(property(fmt::format("cdx:gomod:build:env:{}", name), value));
  }
  const std::string_view tags = program.setting("-tags");
  for (std::string_view tag : split(tags, ',')) {
    if (!tag.empty()) properties.push_back(property("cdx:gomod:build:tag", tag));
  }
  return Json::array(std::move(properties));
}

Json program_component(const ShippedProgram& program) {
  return {{"type", "application"},
          {"bom-ref", program.path},
          {"name", program.path},
          {"hashes", hashes(program.digest)},
          {"properties", program_properties(program.build)}};
}

class SbomWriter {
 public:
  void add(const ShippedProgram& program) {
    std::set<std::string> needed;
    const std::string_view go = version_of_go(program.build);
    needed.insert(reference(k_standard_library, go));
    components_.try_emplace(reference(k_standard_library, go), standard_library(go));
    add(program.build.main, needed);
    for (const RequiredModule& module : program.build.modules) add(module, needed);
    add_dependency(program.path, needed);
  }

  void add_dependency(std::string_view ref, const std::set<std::string>& needed) {
    dependencies_.push_back(
        Json{{"ref", ref}, {"dependsOn", std::vector<std::string>(needed.begin(), needed.end())}});
  }

  void add(std::string ref, Json component) {
    components_.emplace(std::move(ref), std::move(component));
  }

  Json components() const {
    return Json::array_of(components_, [](const auto& entry) { return entry.second; });
  }

  Json dependencies() const { return Json::array(dependencies_); }

 private:
  void add(const RequiredModule& module, std::set<std::string>& needed) {
    if (module.module.path.empty()) return;
    needed.insert(reference(module));
    components_.try_emplace(reference(module), module_component(module));
  }

  std::map<std::string, Json> components_;
  std::vector<Json> dependencies_;
};

Json main_component(const ShippedArtifact& artifact) {
  if (!artifact.is_zip) return program_component(artifact.programs.front());
  return {{"type", "application"},
          {"bom-ref", artifact.name},
          {"name", artifact.name},
          {"hashes", hashes(artifact.digest)}};
}

Json metadata(const ShippedArtifact& artifact) {
  return {{"lifecycles", Json::array({Json{{"phase", "post-build"}}})},
          {"tools",
           {{"components", Json::array({Json{{"type", "application"}, {"name", "ocelot-gen"}}})}}},
          {"component", main_component(artifact)}};
}

// Version 8 of RFC 9562: the bits are ours to choose, here those of a digest.
std::string uuid_of(const Digest& digest) {
  std::string hex = digest.hex();
  hex[12] = '8';
  hex[16] = "89ab"[digest.bytes[8] & 3U];
  const std::string_view digits = hex;
  return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(12, 4), digits.substr(16, 4), digits.substr(20, 12));
}

Json contents(const ShippedArtifact& artifact) {
  SbomWriter writer;
  std::set<std::string> paths;
  for (const ShippedProgram& program : artifact.programs) {
    writer.add(program);
    if (artifact.is_zip) writer.add(program.path, program_component(program));
    paths.insert(program.path);
  }
  if (artifact.is_zip) writer.add_dependency(artifact.name, paths);
  return {{"metadata", metadata(artifact)},
          {"components", writer.components()},
          {"dependencies", writer.dependencies()}};
}

std::optional<Digest> digest_in(const Json& component) {
  const Json* const hashes = component.find("hashes");
  if (hashes == nullptr || hashes->values().empty()) return std::nullopt;
  const std::string* const content = member_of(hashes->values().front(), "content").string();
  return content == nullptr ? std::nullopt : read_digest(*content);
}

void take_component(SbomContent& content, const Json& component) {
  const std::string* const name = member_of(component, "name").string();
  const std::string* const type = member_of(component, "type").string();
  if (name == nullptr || type == nullptr || *type != "library") return;
  const std::string* const version = member_of(component, "version").string();
  const std::string known = version == nullptr ? std::string() : *version;
  if (*name == k_standard_library)
    content.go = content.go.empty() ? known : std::string();
  else
    content.modules.push_back({*name, known});
}

}  // namespace

Json make_sbom(const ShippedArtifact& artifact) {
  Json content = contents(artifact);
  const std::string serial = uuid_of(digest_of(content.text()));
  Json sbom = {{"bomFormat", "CycloneDX"},
               {"specVersion", "1.6"},
               {"serialNumber", fmt::format("urn:uuid:{}", serial)},
               {"version", std::uint64_t{1}}};
  sbom.add_all(std::move(content));
  return sbom;
}

std::optional<SbomContent> read_sbom(std::string_view text) {
  const std::optional<Json> sbom = parse_json(text);
  const Json* const metadata = sbom ? sbom->find("metadata") : nullptr;
  const Json* const main = metadata == nullptr ? nullptr : metadata->find("component");
  const std::optional<Digest> digest = main == nullptr ? std::nullopt : digest_in(*main);
  const Json* const components = sbom ? sbom->find("components") : nullptr;
  if (!digest || components == nullptr) return std::nullopt;
  SbomContent content{*digest, {}, {}};
  for (const Json& component : components->values()) take_component(content, component);
  return content;
}

}  // namespace ocelot::documents
