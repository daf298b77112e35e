// The provenance statement, written and read.
#include "build/documents/statement.hpp"

#include <doctest/doctest.h>

namespace ocelot::documents {

TEST_CASE("a statement has the digests of the artifact and of its documents") {
  const Provenance provenance{
      file_resource("layer.zip", digest_of("zip")),
      {{"distribution", "minimal"}},
      {{"up", "git+https://example.com/up", "gitCommit", "abc"}, {"go", "pkg:x"}},
      {file_resource("layer.cdx.json", digest_of("sbom"))}};
  const std::string text = make_statement(provenance).text();
  const auto stated = read_statement(text);
  REQUIRE(stated);
  CHECK(stated->subjects == std::map<std::string, Digest>{{"layer.zip", digest_of("zip")}});
  CHECK(stated->byproducts == std::map<std::string, Digest>{{"layer.cdx.json", digest_of("sbom")}});
  CHECK(text.find("\"gitCommit\": \"abc\"") != std::string::npos);
  CHECK(text.find("\"uri\": \"git+https://example.com/up\"") != std::string::npos);
}

TEST_CASE("another text is not a statement") {
  CHECK_FALSE(read_statement("no JSON"));
  CHECK_FALSE(read_statement("{}"));
  CHECK_FALSE(read_statement(R"({"_type": "https://in-toto.io/Statement/v1"})"));
}

}  // namespace ocelot::documents
