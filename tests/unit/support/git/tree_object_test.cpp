// The bytes of tree objects, also of those that git never writes.
#include "support/git/tree_object.hpp"

#include <doctest/doctest.h>

namespace ocelot::git {

namespace {

const std::string k_id(20, '\x01');

std::string record(const std::string& head) {
  return head + std::string(1, '\0') + k_id;
}

}  // namespace

TEST_CASE("each entry has a mode, a name and an id") {
  const std::string bytes = record("100644 a b") + record("40000 d") + record("0 ");
  const auto records = parse_tree_object(bytes);
  REQUIRE(records);
  REQUIRE(records->size() == 3);
  CHECK((*records)[0].mode == 0100644);
  CHECK((*records)[0].name == "a b");
  CHECK((*records)[1].mode == 0040000);
  CHECK((*records)[2].name == "");
  CHECK((*records)[2].id.id[19] == 1);
  CHECK(parse_tree_object("")->empty());
}

TEST_CASE("other bytes are not a tree object") {
  for (const std::string head : {"", "100644", " a", "100648 a", "10064400 a", "-1 a", "1 00644 "})
    CHECK_MESSAGE((parse_tree_object(record(head)).has_value() == (head == "1 00644 ")), head);
  const std::string whole = record("100644 a");
  for (std::size_t size = 1; size < whole.size(); ++size)
    CHECK_FALSE(parse_tree_object(std::string_view(whole).substr(0, size)));
}

}  // namespace ocelot::git
