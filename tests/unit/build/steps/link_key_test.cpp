// What a link depends on: the content ids of compiled packages, and every other file of the tree.
#include "build/steps/link_key.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::put;
using test::TemporaryFolder;

// A tree, the output of `go list` for it in /tree, and a request for a layer of it.
struct Link {
  TemporaryFolder folder;
  std::filesystem::path laid_out = "/tree";
  Tree tree = {{"Makefile", "package:\n"},
               {"config.yaml", "a: 1\n"},
               {"go.mod", "module m\n"},
               {"internal/page.go", "package internal\n"},
               {"internal/page.html", "<p>\n"},
               {"lambdacomponents/exporter/file.go", "package exporter\n"},
               {"lambdacomponents/exporter/note.txt", "x\n"},
               {"lambdacomponents/exporter/other.go", "package exporter\n"},
               {"main.go", "package main\n"},
               {"tools/gen.go", "package tools\n"}};
  std::string listed =
      "unsafe\t\t/go/src/unsafe\t\t\t\n"
      "errors\tA1/C1\t/go/src/errors\t\t\t/cache/errors-d\n"
      "m/lambdacomponents/exporter\tA2/C2\t/tree/lambdacomponents/exporter\t\t\t/cache/exporter-d\n"
      "m/internal\tA3/C3\t/tree/internal\t\t\t/cache/internal-d\n"
      "m\tA4/C4\t/tree\t\t\t/cache/main-d\n";
  graph::PackageRequest<graph::InWords> request;
  std::string go = "go1.2.3 local";

  Link() {
    put(folder / "tree-id", "1234\n");
    request.tree_id = folder / "tree-id";
    request.architecture = "amd64";
    request.tags = "t";
  }

  Result<cache::ActionKey> key() const { return link_key({tree, laid_out, listed, go}, request); }

  std::string digest() const {
    const Result<cache::ActionKey> link = key();
    REQUIRE(test::shown(link) == "");
    return link->digest().hex();
  }

  void change(const std::string& path) {
    const auto found = std::find_if(tree.begin(), tree.end(),
                                    [&](const TreeEntry& entry) { return entry.path == path; });
    REQUIRE(found != tree.end());
    found->content += "// changed\n";
  }

  void list_again(const std::string& from, const std::string& to) {
    REQUIRE(listed.find(from) != std::string::npos);
    listed.replace(listed.find(from), from.size(), to);
  }
};

}  // namespace

TEST_CASE("the same link has the same key, wherever its tree lies") {
  Link link;
  const std::string before = link.digest();
  CHECK(link.digest() == before);
  link.laid_out = "/elsewhere";
  while (link.listed.find("/tree") != std::string::npos) link.list_again("/tree", "/elsewhere");
  CHECK(link.digest() == before);
}

TEST_CASE("a source that compiles to the same object does not count") {
  for (const char* path : {"lambdacomponents/exporter/file.go", "internal/page.go"}) {
    Link link;
    const std::string before = link.digest();
    link.change(path);
    link.list_again("A2/C2", "B2/C2");
    link.list_again("A4/C4", "B4/C4");
    CHECK_MESSAGE(link.digest() == before, path);
  }
}

TEST_CASE("another object counts, whichever package it is of") {
  for (const char* id : {"C1", "C2", "C3", "C4"}) {
    Link link;
    const std::string before = link.digest();
    link.list_again(id, "D");
    CHECK_MESSAGE(link.digest() != before, id);
  }
}

TEST_CASE("every file counts that no object stands for") {
  for (const char* path : {"Makefile", "config.yaml", "go.mod", "internal/page.html",
                           "lambdacomponents/exporter/note.txt", "tools/gen.go"}) {
    Link link;
    const std::string before = link.digest();
    link.change(path);
    CHECK_MESSAGE(link.digest() != before, path);
  }
}

TEST_CASE("a Go source in the root counts, as the Makefile may take it into the layer") {
  Link link;
  link.tree.push_back({"config.go", "package main\n"});
  const std::string before = link.digest();
  link.change("config.go");
  CHECK(link.digest() != before);
}

TEST_CASE("a file's name and mode count too, and so does one more file") {
  Link link;
  const std::string before = link.digest();
  link.tree[0].kind = TreeEntry::Kind::executable;
  CHECK(link.digest() != before);
  link.tree[0].kind = TreeEntry::Kind::regular;
  link.tree[1].path = "config-b.yaml";
  CHECK(link.digest() != before);
  link.tree[1].path = "config.yaml";
  CHECK(link.digest() == before);
  link.tree.push_back({"config-b.yaml", ""});
  CHECK(link.digest() != before);
}

TEST_CASE("a wrapper that is not compiled in does not count") {
  Link link;
  const std::string before = link.digest();
  link.tree.push_back({"lambdacomponents/receiver/new.go", "package receiver\n"});
  CHECK(link.digest() == before);
}

TEST_CASE("one more package counts") {
  Link link;
  const std::string before = link.digest();
  link.listed = "fmt\tA9/C9\t/go/src/fmt\t\t\t/cache/fmt-d\n" + link.listed;
  CHECK(link.digest() != before);
}

TEST_CASE("architecture, tags, compression, tree id and go count") {
  Link link;
  const std::string before = link.digest();
  link.request.architecture = "arm64";
  CHECK(link.digest() != before);
  link.request.architecture = "amd64";
  link.request.tags = "t,u";
  CHECK(link.digest() != before);
  link.request.tags = "t";
  link.request.compression = {7};
  CHECK(link.digest() != before);
  link.request.compression = {6};
  put(link.folder / "tree-id", "5678\n");
  CHECK(link.digest() != before);
  put(link.folder / "tree-id", "1234\n");
  CHECK(link.digest() == before);
  link.go = "go1.2.34 local";
  CHECK(link.digest() != before);
}

TEST_CASE("paths of tools and of the output do not count") {
  Link link;
  const std::string before = link.digest();
  link.request.make = "/other/make";
  link.request.output = "/other/layer.zip";
  std::filesystem::copy(link.folder.path(), link.folder / "copy");
  link.request.tree_id = link.folder / "copy/tree-id";
  CHECK(link.digest() == before);
}

TEST_CASE("a package of another module whose folder begins like the tree's is not of the tree") {
  Link link;
  link.listed += "m/x\tA5/C5\t/tree2/tools\t\t\t/cache/x-d\n";
  const std::string before = link.digest();
  link.change("tools/gen.go");
  CHECK(link.digest() != before);
}

TEST_CASE("what go list did not print so is a failure") {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"m", "m"},
      {"m\tA/C\t/tree", "m␉A/C␉/tree"},
      {"m\t\t/tree\t\t\t/cache/x", "m␉␉/tree␉␉␉/cache/x"},
      {"m\tA/C\t/tree\tx/\t\ty\tz", "m␉A/C␉/tree␉x/␉␉y␉z"}};
  for (const auto& [line, shown] : cases) {
    Link link;
    link.listed += line + "\n";
    CHECK(test::shown(link.key()) ==
          "error: cannot parse the output of go list: '" + shown + "'\n");
  }
}

TEST_CASE("a tree id that is not there is a failure") {
  Link link;
  link.request.tree_id = "/no/tree-id";
  CHECK(test::shown(link.key()) == "/no/tree-id: error: cannot open: No such file or directory\n");
}

}  // namespace ocelot::steps
