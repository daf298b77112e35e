// rename: a layer and its checksum, which sha256sum accepts.
#include <doctest/doctest.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/statement.hpp"
#include "build/documents/verification.hpp"
#include "build/steps/steps.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

RenameRequest request_for(const std::string& built, const std::string& output) {
  RenameRequest request;
  request.built = built;
  request.output = output;
  return request;
}

}  // namespace

TEST_CASE("the layer is copied, and sha256sum accepts its checksum with the bare name") {
  const test::TemporaryFolder folder;
  test::put(folder / "raw.zip", "abc");
  REQUIRE(test::shown(run(request_for(folder / "raw.zip", folder / "build/layer.zip"), {})) == "");
  CHECK(test::get(folder / "build/layer.zip") == "abc");
  CHECK(test::get(folder / "build/layer.zip.sha256") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  layer.zip\n");
  CHECK(test::output_of(folder / "build", "sha256sum -c layer.zip.sha256") == "layer.zip: OK");
}

TEST_CASE("the same layer again leaves both files untouched; another replaces both") {
  const test::TemporaryFolder folder;
  test::put(folder / "raw.zip", "abc");
  REQUIRE(run(request_for(folder / "raw.zip", folder / "l.zip"), {}));
  const std::string before = test::output_of(folder.path(), "stat -c '%i %.Y' l.zip l.zip.sha256");
  REQUIRE(run(request_for(folder / "raw.zip", folder / "l.zip"), {}));
  CHECK(test::output_of(folder.path(), "stat -c '%i %.Y' l.zip l.zip.sha256") == before);
  test::put(folder / "raw.zip", "abd");
  REQUIRE(run(request_for(folder / "raw.zip", folder / "l.zip"), {}));
  CHECK(test::output_of(folder.path(), "sha256sum -c l.zip.sha256") == "l.zip: OK");
}

TEST_CASE("a layer that is not there is a failure") {
  const test::TemporaryFolder folder;
  const std::string missing = (folder / "raw.zip").string();
  CHECK(test::shown(run(request_for(missing, folder / "l.zip"), {})) ==
        missing + ": error: cannot open: No such file or directory\n");
}

TEST_CASE("an executable may be run, and a library's header goes with it") {
  const test::TemporaryFolder folder;
  test::put(folder / "raw.elf", "#!/bin/sh\necho ran\n");
  test::put(folder / "raw.h", "int x;\n");
  RenameRequest request = request_for(folder / "raw.elf", folder / "build/program");
  request.is_executable = true;
  request.header = folder / "raw.h";
  request.header_output = folder / "build/program.h";
  REQUIRE(test::shown(run(request, {})) == "");
  CHECK(test::output_of(folder / "build", "./program") == "ran");
  CHECK(test::get(folder / "build/program.h") == "int x;\n");
}

TEST_CASE("documents are delivered, the statement with a checksum, and others are removed") {
  const test::TemporaryFolder folder;
  for (const char* name : {"raw.zip", "l.intoto.json.sig"}) test::put(folder / name, name);
  test::put(folder / "raw.cdx.json", documents::make_sbom({"l.zip", Digest(), true, {}}).text());
  test::put(folder / "raw.intoto.json", documents::make_statement({}).text());
  test::put(folder / "l.LICENSES.txt", std::string(documents::k_license_title) + "l.zip\n");
  RenameRequest request = request_for(folder / "raw.zip", folder / "l.zip");
  request.documents = {folder / "raw.cdx.json", folder / "raw.intoto.json"};
  request.document_outputs = {folder / "l.cdx.json", folder / "l.intoto.json"};
  REQUIRE(test::shown(run(request, {})) == "");
  CHECK(test::output_of(folder.path(), "ls l.*") ==
        "l.cdx.json\nl.intoto.json\nl.intoto.json.sha256\nl.zip\nl.zip.sha256");
  CHECK(test::output_of(folder.path(), "sha256sum -c l.intoto.json.sha256") == "l.intoto.json: OK");
  REQUIRE(run(request_for(folder / "raw.zip", folder / "l.zip"), {}));
  CHECK(test::output_of(folder.path(), "ls l.*") == "l.zip\nl.zip.sha256");
  test::put(folder / "l.cdx.json", "mine");
  REQUIRE(run(request_for(folder / "raw.zip", folder / "l.zip"), {}));
  CHECK(test::get(folder / "l.cdx.json") == "mine");
  request.document_outputs.pop_back();
  CHECK(test::shown(run(request, {})) ==
        "error: expected one --document-output FILE for each --document FILE\n");
}

}  // namespace ocelot::steps
