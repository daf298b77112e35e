// The step compile with a fake go: what it does between the compilation and the link.
#include <doctest/doctest.h>

#include "build/steps/pack.hpp"
#include "build/steps/steps.hpp"
#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

using test::put;

// Its go lists a program with a package of example.com/dep, and links anything.
struct Step {
  test::TemporaryFolder folder;
  test::Variable cache{"OCELOT_CACHE_DIR", (folder / "cache").string()};
  graph::CompileRequest<graph::InWords> request;

  Step() {
    put(dep() / "go.mod", "module example.com/dep\n\ngo 1.24\n");
    put(folder / "go",
        "#!/bin/sh\ncase $1 in\nenv) shift; for name; do echo /none; done;;\n"
        "list) printf 'example.com/dep\\tA/C\\t" +
            dep().string() + "\\t\\texample.com/dep@v1.0.0 " + dep().string() +
            "\\t/none\\n';;\nbuild) echo program >ocelot/built;;\nesac\n");
    fs::permissions(folder / "go", fs::perms::owner_all);
    const Tree tree = {
        {"go.mod", "module m\n"},
        {"go.sum", "example.com/dep v1.0.0 h1:xzae9xJ1mr6oOYP9uSkNJze82sZKG1Kh6bMw9U9cwgI=\n"},
        {"ocelot/executable/main.go", "package main\n"}};
    REQUIRE(test::shown(write_tar(tree, folder / "tree.tar")) == "");
    request.go = (folder / "go").string();
    request.architecture = "amd64";
    request.package = "ocelot/executable";
    request.output = (folder / "program").string();
    request.tree = (folder / "tree.tar").string();
  }

  fs::path dep() const { return folder / "dep@v1.0.0"; }
};

}  // namespace

TEST_CASE("a program with the recorded modules is linked") {
  const Step step;
  CHECK(test::shown(run(step.request, {})) == "");
  CHECK(test::get(step.request.output) == "program\n");
}

TEST_CASE("a program with an edited module is not linked") {
  const Step step;
  put(step.dep() / "new.go", "package dep\n");
  const std::string faults = test::shown(run(step.request, {}));
  CHECK(faults.find("error: 'example.com/dep@v1.0.0' has changed: ") != std::string::npos);
  CHECK_FALSE(fs::exists(step.request.output));
}

}  // namespace ocelot::steps
