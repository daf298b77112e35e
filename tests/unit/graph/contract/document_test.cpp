// Lists of documents, as --documents has them.
#include "graph/contract/document.hpp"

#include <doctest/doctest.h>

namespace ocelot::graph {

TEST_CASE("a list names documents in any order, and none is the empty list") {
  CHECK(parse_documents("none") == Documents());
  CHECK(parse_documents("licenses,sbom") == Documents{Document::sbom, Document::licenses});
  CHECK(parse_documents("sbom,licenses,provenance") == k_all_documents);
  CHECK_FALSE(parse_documents(""));
  CHECK_FALSE(parse_documents("sbom,"));
  CHECK_FALSE(parse_documents("sbom,none"));
  CHECK_FALSE(parse_documents("SBOM"));
}

TEST_CASE("a list that is written is read back") {
  for (const Documents& documents :
       {Documents(), Documents{Document::provenance}, Documents{Document::licenses, Document::sbom},
        k_all_documents})
    CHECK(parse_documents(list_of(documents)) == documents);
  CHECK(list_of(k_all_documents) == "sbom,licenses,provenance");
}

TEST_CASE("each document has its own ending") {
  CHECK(ending_of(Document::sbom) == ".cdx.json");
  CHECK(ending_of(Document::licenses) == ".LICENSES.txt");
  CHECK(ending_of(Document::provenance) == ".intoto.json");
}

}  // namespace ocelot::graph
