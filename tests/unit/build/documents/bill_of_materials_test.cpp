// The bill of materials: modules, replacements and digests.
#include "build/documents/bill_of_materials.hpp"

#include <doctest/doctest.h>

namespace ocelot::documents {

namespace {

const Digest k_sum = digest_of("files");

ShippedArtifact layer() {
  golang::LinkedProgram program{
      "ocelot/programs/collector", "go1.26.8", "example.com/up", {}, {}, {}};
  program.main.module = {"example.com/up", "(devel)", ""};
  program.modules = {
      {{"example.com/Plain", "v1.0.0+incompatible", "h1:" + k_sum.base64()}},
      {{"example.com/replaced", "v1.2.3", ""},
       {"example.com/fork", "v1.2.4", "h1:" + k_sum.base64()}},
      {{"example.com/up/parts", "v0.0.0", ""}, {"./parts", "(devel)", ""}},
  };
  program.settings = {{"-compiler", "gc"}, {"-tags", "a,b"}, {"GOARCH", "arm64"}};
  return {"collector-arm64-x.zip",
          digest_of("zip"),
          true,
          {{"extensions/collector", digest_of("program"), program}}};
}

const Json& at(const Json& json, std::string_view name) {
  const Json* const found = json.find(name);
  REQUIRE_MESSAGE(found != nullptr, name);
  return *found;
}

std::string text_at(const Json& json, std::string_view name) {
  return *at(json, name).string();
}

const Json& component(const Json& sbom, std::string_view ref) {
  for (const Json& value : at(sbom, "components").values()) {
    if (text_at(value, "bom-ref") == ref) return value;
  }
  FAIL("no component ", ref);
  return sbom;
}

std::string property(const Json& json, std::string_view name) {
  for (const Json& value : at(json, "properties").values()) {
    if (text_at(value, "name") == name) return text_at(value, "value");
  }
  return {};
}

}  // namespace

TEST_CASE("the main component is the layer with its digest") {
  const Json sbom = make_sbom(layer());
  const Json& main = at(at(sbom, "metadata"), "component");
  CHECK(text_at(main, "name") == "collector-arm64-x.zip");
  CHECK(text_at(at(main, "hashes").values().front(), "content") == digest_of("zip").hex());
  const Json& program = component(sbom, "extensions/collector");
  CHECK(text_at(at(program, "hashes").values().front(), "content") == digest_of("program").hex());
  CHECK(property(program, "cdx:gomod:build:env:GOARCH") == "arm64");
  CHECK(property(program, "cdx:gomod:build:tag") == "a");
}

TEST_CASE("a module has its package URL, and its sum in hexadecimal digits") {
  const Json sbom = make_sbom(layer());
  const Json& module = component(sbom, "example.com/Plain@v1.0.0+incompatible");
  CHECK(text_at(module, "name") == "example.com/Plain");
  CHECK(text_at(module, "purl") == "pkg:golang/example.com/plain@v1.0.0%2Bincompatible");
  CHECK(text_at(at(module, "hashes").values().front(), "content") == k_sum.hex());
}

TEST_CASE("a replaced module is listed as what replaces it") {
  const Json sbom = make_sbom(layer());
  const Json& fork = component(sbom, "example.com/fork@v1.2.4");
  CHECK(property(fork, "ocelot:replaces") == "example.com/replaced@v1.2.3");
  const Json& folder = component(sbom, "example.com/up/parts");
  CHECK(property(folder, "ocelot:folder") == "./parts");
  CHECK(folder.find("version") == nullptr);
  CHECK(folder.find("hashes") == nullptr);
}

TEST_CASE("the same layer has the same bill, and another layer has another serial number") {
  const std::string text = make_sbom(layer()).text();
  CHECK(make_sbom(layer()).text() == text);
  ShippedArtifact other = layer();
  other.digest = digest_of("other");
  CHECK(text_at(make_sbom(other), "serialNumber") != text_at(make_sbom(layer()), "serialNumber"));
}

TEST_CASE("a bill is read back") {
  const auto content = read_sbom(make_sbom(layer()).text());
  REQUIRE(content);
  CHECK(content->artifact == digest_of("zip"));
  CHECK(content->go == "1.26.8");
  std::string modules;
  for (const ListedModule& module : content->modules)
    modules += module.path + "@" + module.version + " ";
  CHECK(modules ==
        "example.com/Plain@v1.0.0+incompatible example.com/fork@v1.2.4 example.com/up@ "
        "example.com/up/parts@ ");
  CHECK_FALSE(read_sbom("{}"));
  CHECK_FALSE(read_sbom("no JSON"));
}

TEST_CASE("an artifact that is a program is the main component itself") {
  ShippedArtifact library = layer();
  library.name = "lib.so";
  library.is_zip = false;
  library.programs.front().path = "lib.so";
  library.programs.front().digest = library.digest;
  const auto content = read_sbom(make_sbom(library).text());
  REQUIRE(content);
  CHECK(content->artifact == library.digest);
  CHECK(content->modules.size() == 4);
}

}  // namespace ocelot::documents
