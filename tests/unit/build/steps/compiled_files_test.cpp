// What Go compiled against what the tags select.
#include "build/steps/compiled_files.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::shown;

const std::string k_exporter = "lambdacomponents/exporter/";

// A tree in /tree with one wrapper, and what `go list` says about the packages of its program.
struct Program {
  std::filesystem::path folder = "/tree";
  std::vector<std::string> overlay = {k_exporter + "a.go"};
  Tree tree = {{"go.mod", "module m\n"},
               {k_exporter + "a.go", "//go:build t\n\npackage exporter\n"},
               {k_exporter + "pkg.go", "package exporter\n"}};
  std::string listed = "errors\tA/C\t/go/src/errors\t\t\t/cache/errors-d\n";
  model::Kind kind = model::Kind::layer;

  void put(const std::string& path, const std::string& content) {
    std::erase_if(tree, [&](const TreeEntry& entry) { return entry.path == path; });
    tree.push_back({path, content, TreeEntry::Kind::regular});
    if (std::find(overlay.begin(), overlay.end(), path) == overlay.end()) overlay.push_back(path);
  }

  void list(const std::string& folder_in_tree, const std::string& files) {
    listed += "m/p\tA/C\t/tree/" + folder_in_tree + "\t" + files + "\t\t/cache/p-d\n";
  }

  std::string faults(std::string_view tags = "t") const {
    Tree with_list = tree;
    with_list.push_back(list_of_overlay(overlay));
    return shown(check_compiled_files(
        {with_list, folder, listed, kind, model::Architecture::amd64, tags}, PlaceLookup()));
  }
};

}  // namespace

TEST_CASE("the files that the tags select are compiled") {
  Program program;
  program.list("lambdacomponents/exporter", "a.go/pkg.go/");
  CHECK(program.faults() == "");
}

TEST_CASE("a file that the tags do not select is not compiled") {
  Program program;
  program.list("lambdacomponents/exporter", "pkg.go/");
  CHECK(program.faults("") == "");
}

TEST_CASE("a file that Go leaves out is a fault") {
  Program program;
  program.list("lambdacomponents/exporter", "pkg.go/");
  CHECK(program.faults() ==
        "lambdacomponents/exporter/a.go: error: the tags select 'lambdacomponents/exporter/a.go', "
        "but Go leaves it out\n"
        "note: go list does not name it among the files that it compiles\n"
        "help: change the constraint, or remove the component's tag\n");
}

TEST_CASE("the reason is a term that depends on the toolchain") {
  Program program;
  program.list("lambdacomponents/exporter", "pkg.go/");
  program.put(k_exporter + "a.go", "//go:build t && go1.99\n\npackage exporter\n");
  CHECK(program.faults().find("note: its constraint depends on the Go toolchain: go1.99\n") !=
        std::string::npos);
}

TEST_CASE("the reason is an import of C") {
  Program program;
  program.list("lambdacomponents/exporter", "pkg.go/");
  program.put(k_exporter + "a.go", "//go:build t\n\npackage exporter\n\nimport \"C\"\n");
  CHECK(program.faults().find("note: it imports \"C\", and is built with CGO_ENABLED=0\n") !=
        std::string::npos);
}

TEST_CASE("cgo is evaluated for the kind") {
  Program program;
  program.list("lambdacomponents/exporter", "a.go/pkg.go/");
  program.put(k_exporter + "a.go", "//go:build t && cgo\n\npackage exporter\n");
  CHECK(program.faults() ==
        "lambdacomponents/exporter/a.go: error: Go compiles 'lambdacomponents/exporter/a.go', but "
        "the tags do not select it\n"
        "help: write the constraint with tags of the distribution only\n");
  program.kind = model::Kind::shared_library;
  CHECK(program.faults() == "");
}

TEST_CASE("a type folder that the program does not import is a fault, except for a plugin") {
  Program program;
  CHECK(program.faults().find("note: the program does not import this type folder\n") !=
        std::string::npos);
  program.kind = model::Kind::plugin;
  CHECK(program.faults() == "");
}

TEST_CASE("a package of its own counts where the program imports it") {
  Program program;
  program.list("lambdacomponents/exporter", "a.go/pkg.go/");
  program.put(k_exporter + "own/own.go", "package own\n");
  CHECK(program.faults() == "");
  program.list("lambdacomponents/exporter/own", "");
  CHECK(program.faults().find("'lambdacomponents/exporter/own/own.go'") != std::string::npos);
}

TEST_CASE("a vendored package counts for the folder that it was copied from") {
  Program program;
  program.list("vendor/m/lambdacomponents/exporter", "a.go/pkg.go/");
  CHECK(program.faults() == "");
}

TEST_CASE("files of upstream do not count") {
  Program program;
  program.overlay.clear();
  program.list("lambdacomponents/exporter", "a.go/");
  CHECK(program.faults() == "");
}

TEST_CASE("a listing of another form is a failure") {
  Program program;
  program.listed = "m\n";
  CHECK(program.faults() == "error: cannot parse the output of go list: 'm'\n");
}

}  // namespace ocelot::steps
