// The size of a tree is compared with limits as it grows.
#include "support/base/tree_limits.hpp"

#include <doctest/doctest.h>

namespace ocelot {

namespace {

std::string shown(const std::optional<TreeFault>& fault) {
  return fault ? fault->path + ": " + fault->problem : "";
}

}  // namespace

TEST_CASE("a file that is too large is a fault of its own, and does not count in the sum") {
  TreeSize size({10, 2ULL << 20U, 3ULL << 20U});
  CHECK(shown(size.add_file("a", 2ULL << 20U)) == "");
  CHECK(shown(size.add_file("b", (2ULL << 20U) + 1)) == "b: is larger than 2 MiB");
  CHECK(shown(size.add_file("c", 1ULL << 40U)) == "c: is larger than 2 MiB");
  CHECK(shown(size.add_file("d", 1ULL << 20U)) == "");
  CHECK_FALSE(size.is_exceeded());
}

TEST_CASE("the sum of all files and their number are reported once") {
  TreeSize size({3, 2ULL << 20U, 3ULL << 20U});
  CHECK(shown(size.add_file("a", 2ULL << 20U)) == "");
  CHECK(shown(size.add_file("b", 2ULL << 20U)) == ": has more than 3 MiB in total");
  CHECK(size.is_exceeded());
  CHECK(shown(size.add_file("c", 1)) == "");
  CHECK(shown(size.add_folder()) == ": has more than 3 files and folders");
  CHECK(shown(size.add_folder()) == "");
}

}  // namespace ocelot
