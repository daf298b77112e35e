// Where the links of a tree lead.
#include "support/base/tree_links.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace ocelot {

namespace {

using Kind = TreeEntry::Kind;

StoredFile link(std::string path, std::string target) {
  const std::uint64_t size = target.size();
  return {std::move(path), Kind::link, size, std::move(target)};
}

std::string problems_of(const std::vector<StoredFile>& files) {
  std::string text;
  for (const TreeFault& fault : find_link_faults(files))
    text += fault.path + " " + fault.problem + "\n";
  return text;
}

}  // namespace

TEST_CASE("a link within the tree is valid, also if it leads to nothing") {
  CHECK(problems_of({{"file", Kind::regular},
                     link("a", "file"),
                     link("b", "missing"),
                     link("c/d", "../file"),
                     link("c/e", "f/../../a"),
                     link("here", "."),
                     link("slash", "c//./d"),
                     link("below", "file/x")}) == "");
}

TEST_CASE("a link leads out by an absolute target or by too many parents") {
  for (const char* target : {"/", "/outside", "..", "../x", "a/../..", "./../x", "c/../../y"}) {
    CHECK(problems_of({link("l", target)}) ==
          fmt::format("l is a link to '{}', which leads out of the tree\n", target));
  }
  CHECK(problems_of({link("c/l", "../..")}) ==
        "c/l is a link to '../..', which leads out of the tree\n");
}

TEST_CASE("a link leads out through others that stay in the tree") {
  CHECK(problems_of({link("a", "d/up/b"), link("d/up", ".."), link("b", "d/up/..")}) ==
        "a is a link to 'd/up/b', which leads out of the tree\n"
        "b is a link to 'd/up/..', which leads out of the tree\n");
  CHECK(problems_of({link("deep/x/up", "../.."), link("l", "deep/x/up/../y")}) ==
        "l is a link to 'deep/x/up/../y', which leads out of the tree\n");
}

TEST_CASE("a link in a circle, or through more than 40 links, leads nowhere") {
  CHECK(problems_of({link("a", "a")}) == "a is a link to 'a', which leads in a circle\n");
  CHECK(problems_of({link("a", "b"), link("b", "./a")}) ==
        "a is a link to 'b', which leads in a circle\nb is a link to './a', which leads in a "
        "circle\n");
  CHECK(problems_of({link("a", "a/b")}) == "a is a link to 'a/b', which leads in a circle\n");
  std::vector<StoredFile> chain;
  for (int i = 100; i < 140; ++i)
    chain.push_back(link(fmt::format("{}", i), fmt::format("{}", i + 1)));
  CHECK(problems_of(chain) == "");
  chain.push_back(link("140", "file"));
  CHECK(problems_of(chain).starts_with("100 is a link to '101', which leads in a circle\n"));
}

TEST_CASE("a target that no link can have") {
  CHECK(problems_of({link("a", "")}) == "a is a link without a target\n");
  CHECK(problems_of({link("a", std::string("b\0c", 3))}) ==
        "a is a link with a NUL byte in its target\n");
  CHECK(problems_of({link("a", std::string(4095, 't'))}) == "");
  CHECK(problems_of({link("a", std::string(4096, 't'))}) ==
        "a is a link with a target of more than 4095 bytes\n");
}

}  // namespace ocelot
