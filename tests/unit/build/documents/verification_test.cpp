// Which changes of an artifact and its documents are found.
#include "build/documents/verification.hpp"

#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/statement.hpp"
#include "support/io/checksum.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::documents {

namespace {

const ArtifactFiles k_files = {"build",          "l.zip",         "l.cdx.json",
                               "l.LICENSES.txt", "l.intoto.json", {"l.components.json"}};

class Delivery {
 public:
  Delivery() {
    const ShippedArtifact artifact{"l.zip", digest_of("zip"), true, {}};
    put("l.zip", "zip");
    put("l.cdx.json", make_sbom(artifact).text());
    put("l.LICENSES.txt",
        fmt::format("Licenses\nSHA-256 of the file: {}\n", digest_of("zip").hex()));
    state();
  }

  void put(const std::string& name, const std::string& content) const {
    test::put(folder_ / name, content);
  }

  std::string get(const std::string& name) const { return test::get(folder_ / name); }

  void remove(const std::string& name) const { std::filesystem::remove(folder_ / name); }

  // A statement and checksums for the files as they are now.
  void state(std::vector<Resource> others = {}) const {
    std::vector<Resource> byproducts = {
        file_resource("l.cdx.json", digest_of(get("l.cdx.json"))),
        file_resource("l.LICENSES.txt", digest_of(get("l.LICENSES.txt")))};
    byproducts.insert(byproducts.end(), others.begin(), others.end());
    const Provenance provenance{
        file_resource("l.zip", digest_of(get("l.zip"))), Json::object(), {}, std::move(byproducts)};
    put("l.intoto.json", make_statement(provenance).text());
    for (const std::string name : {"l.zip", "l.intoto.json"})
      put(name + ".sha256", io::checksum_line(digest_of(get(name)), name));
  }

  Verification verify() const { return documents::verify(folder_.path(), k_files); }

  // CODE PATH, for each fault.
  std::string faults() const {
    std::string text;
    for (const Diagnostic& fault : verify().faults)
      text += fmt::format("{} {}; ", fault.code, fault.place.source->path);
    return text;
  }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("files of one build match") {
  const Delivery delivery;
  const Verification verification = delivery.verify();
  CHECK(test::shown(verification.faults) == "");
  CHECK(verification.matching ==
        std::vector<std::string>{"l.LICENSES.txt", "l.cdx.json", "l.intoto.json", "l.zip"});
}

TEST_CASE("a changed artifact differs from its checksum, its statement and its documents") {
  const Delivery delivery;
  delivery.put("l.zip", "zap");
  CHECK(delivery.faults() ==
        "digest-mismatch build/l.zip; digest-mismatch build/l.zip; "
        "digest-mismatch build/l.cdx.json; digest-mismatch build/l.LICENSES.txt; ");
  CHECK(delivery.verify().matching == std::vector<std::string>{"l.intoto.json"});
}

TEST_CASE("a changed document differs from the statement") {
  const Delivery delivery;
  delivery.put("l.cdx.json", delivery.get("l.cdx.json") + " ");
  CHECK(delivery.faults() == "digest-mismatch build/l.cdx.json; ");
  CHECK(test::shown(delivery.verify().faults).find("but l.intoto.json has ") != std::string::npos);
}

TEST_CASE("a changed statement differs from its checksum") {
  const Delivery delivery;
  delivery.put("l.intoto.json", delivery.get("l.intoto.json") + "\n");
  CHECK(delivery.faults() == "digest-mismatch build/l.intoto.json; ");
}

TEST_CASE("a statement about another file, and one that is none") {
  const Delivery delivery;
  delivery.put("l.intoto.json",
               make_statement({file_resource("m.zip", digest_of("zip")), {}, {}, {}}).text());
  CHECK(delivery.faults() ==
        "digest-mismatch build/l.intoto.json; digest-mismatch build/l.intoto.json; "
        "digest-mismatch build/l.cdx.json; digest-mismatch build/l.LICENSES.txt; ");
  delivery.put("l.intoto.json", "{}");
  CHECK(delivery.faults() ==
        "digest-mismatch build/l.intoto.json; bad-document build/l.intoto.json; ");
}

TEST_CASE("documents of another artifact are found although the statement has them") {
  const Delivery delivery;
  delivery.put("l.zip", "another zip");
  delivery.state();
  CHECK(delivery.faults() ==
        "digest-mismatch build/l.cdx.json; digest-mismatch build/l.LICENSES.txt; ");
}

TEST_CASE("a document that the statement lists must exist, and so must the checksums") {
  const Delivery delivery;
  delivery.remove("l.cdx.json");
  CHECK(delivery.verify().faults.size() == 1);
  delivery.remove("l.zip.sha256");
  CHECK(delivery.verify().faults.size() == 2);
}

TEST_CASE("without a statement, the documents still name what they describe") {
  const Delivery delivery;
  delivery.remove("l.intoto.json");
  CHECK(delivery.faults() == "");
  delivery.put("l.LICENSES.txt", "Licenses\n");
  CHECK(delivery.faults() == "bad-document build/l.LICENSES.txt; ");
}

TEST_CASE("a file that only a statement covers") {
  const Delivery delivery;
  delivery.put("l.components.json", "{}");
  CHECK(delivery.faults() == "digest-mismatch build/l.components.json; ");
  delivery.state({file_resource("l.components.json", digest_of("{}"))});
  CHECK(delivery.faults() == "");
  CHECK(delivery.verify().matching == std::vector<std::string>{"l.LICENSES.txt", "l.cdx.json",
                                                               "l.components.json", "l.intoto.json",
                                                               "l.zip"});
  delivery.put("l.components.json", "[]");
  CHECK(delivery.faults() == "digest-mismatch build/l.components.json; ");
  delivery.remove("l.intoto.json");
  CHECK(delivery.faults() == "not-covered build/l.components.json; ");
}

}  // namespace ocelot::documents
