// Which modules of a program are compared with go.sum, and the report of a difference.
#include "build/steps/module_check.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

// The sum of a module whose only file is the go.mod below.
const std::string k_sum = "h1:xzae9xJ1mr6oOYP9uSkNJze82sZKG1Kh6bMw9U9cwgI=";

struct Program {
  test::TemporaryFolder folder;
  test::Variable cache{"OCELOT_CACHE_DIR", (folder / "cache").string()};
  Tree tree = {{"go.sum", "example.com/dep v1.0.0 " + k_sum + "\n" +
                              "example.com/dep v1.0.0/go.mod h1:other=\n" +
                              "example.com/far v1.0.0 h1:absent=\n"}};
  std::string listed;

  Program() {
    test::put(dep() / "go.mod", "module example.com/dep\n\ngo 1.24\n");
    list("errors", "");
    list("example.com/dep", "example.com/dep@v1.0.0 " + dep().string());
    list("example.com/dep/sub", "example.com/dep@v1.0.0 " + dep().string());
  }

  std::filesystem::path dep() const { return folder / "dep@v1.0.0"; }

  void list(const std::string& package, const std::string& module) {
    listed += package + "\tA/C\t/somewhere\t\t" + module + "\t/cache/p-d\n";
  }

  std::string faults(const PlaceLookup& places = {}) const {
    return test::shown(check_modules({tree, listed, "layer.zip"}, places));
  }
};

}  // namespace

TEST_CASE("a program with the recorded modules") {
  const Program program;
  CHECK(program.faults() == "");
}

TEST_CASE("a damaged record is written again and is no fault of the module") {
  const Program program;
  CHECK(program.faults() == "");
  const std::filesystem::path record =
      *std::filesystem::directory_iterator(program.folder / "cache/modules");
  const std::string text = test::get(record);
  std::string damaged = text;
  damaged.back() ^= 1;
  test::put(record, damaged);
  CHECK(program.faults() == "");
  CHECK(test::get(record) == text);
}

TEST_CASE("an edited module is reported once, with both sums and its folder") {
  const Program program;
  test::put(program.dep() / "new.go", "package dep\n");
  const std::string folder = program.dep().string();
  CHECK(program.faults() ==
        "layer.zip: error: 'example.com/dep@v1.0.0' has changed: its sum is "
        "h1:D8MR/squOap6WJzgnRF6/xKfEWvQDOk14kOXa7s5ICE=, but go.sum has " +
            k_sum + "\nnote: Go's module cache was edited: " + folder +
            "\nhelp: remove the folder, and Go extracts the module again: chmod -R u+w " + folder +
            " && rm -r " + folder + "; or remove all modules: go clean -modcache\n");
}

TEST_CASE("an edited module is reported at the place that requires it") {
  const Program program;
  test::put(program.dep() / "new.go", "package dep\n");
  PlaceLookup places;
  const SourceRef file = make_source("config/component_dependencies.yaml", "example.com/dep\n");
  places.module = [&](const std::string& path) -> std::optional<ModulePlace> {
    CHECK(path == "example.com/dep");
    return ModulePlace{{file, 0, 15}, "exporter.dep"};
  };
  const std::string faults = program.faults(places);
  CHECK(faults.starts_with("config/component_dependencies.yaml:1:1: error: "));
  CHECK(faults.find("note: it is required for the tag 'exporter.dep'\n") != std::string::npos);
}

TEST_CASE("a module without a line in go.sum and a vendored one are not read") {
  Program program;
  program.list("example.com/replaced", "example.com/replaced@v1.0.0 /nonexistent");
  program.list("example.com/vendored", "");
  CHECK(program.faults() == "");
  program.tree.clear();
  CHECK(program.faults() == "");
}

TEST_CASE("a recorded module whose folder is missing is a failure") {
  Program program;
  program.list("example.com/far", "example.com/far@v1.0.0 /nonexistent/far@v1.0.0");
  CHECK(program.faults() ==
        "/nonexistent/far@v1.0.0: error: cannot list: No such file or directory\n");
}

}  // namespace ocelot::steps
