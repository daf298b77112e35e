// The sum of a module's folder, and its record.
#include "build/steps/module_sum.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

using test::put;

// What Go 1.26 wrote to go.sum for these files. Sorted by bytes, a-b/x.txt comes before a/x.go.
const std::string k_sum = "h1:XKXAdyYNwkbgaXBjcPl/EKnsTNP6h0MI0mnvH/2jeHQ=";

struct Extracted {
  test::TemporaryFolder folder;
  test::Variable cache{"OCELOT_CACHE_DIR", (folder / "cache").string()};
  ExtractedModule module{"example.com/dep@v1.0.0", folder / "dep@v1.0.0"};

  Extracted() {
    put(module.folder / "go.mod", "module example.com/dep\n\ngo 1.24\n");
    put(module.folder / "dep.go", "package dep\n");
    put(module.folder / "a/x.go", "package a\n");
    put(module.folder / "a-b/x.txt", "");
    put(module.folder / "B.txt", "b\n");
  }

  std::string sum() const {
    const Result<std::string> sum = find_sum(module);
    REQUIRE(test::shown(sum) == "");
    return *sum;
  }

  fs::path record() const { return *fs::directory_iterator(folder / "cache/modules"); }
};

}  // namespace

TEST_CASE("the sum is the one that go records") {
  const Extracted extracted;
  CHECK(compute_sum(extracted.module).value() == k_sum);
  CHECK(extracted.sum() == k_sum);
}

TEST_CASE("the sum of an unchanged folder is read from the record") {
  const Extracted extracted;
  CHECK(extracted.sum() == k_sum);
  const std::string record = test::get(extracted.record());
  CHECK(record.ends_with(" " + k_sum));
  put(extracted.record(), record.substr(0, record.find(' ')) + " h1:recorded=");
  CHECK(extracted.sum() == "h1:recorded=");
}

TEST_CASE("a changed folder is read again") {
  const Extracted extracted;
  CHECK(extracted.sum() == k_sum);
  put(extracted.folder / "other", "package pep\n");
  fs::last_write_time(extracted.folder / "other",
                      fs::last_write_time(extracted.module.folder / "dep.go"));
  fs::rename(extracted.folder / "other", extracted.module.folder / "dep.go");
  const std::string changed = extracted.sum();
  CHECK(changed != k_sum);
  CHECK(compute_sum(extracted.module).value() == changed);
  put(extracted.module.folder / "dep.go", "package dep\n");
  CHECK(extracted.sum() == k_sum);
}

TEST_CASE("a damaged record and a cache that cannot be written only cost time") {
  const Extracted extracted;
  CHECK(extracted.sum() == k_sum);
  for (const char* record : {"", "x", "0123 h1:wrong="}) {
    put(extracted.record(), record);
    CHECK(extracted.sum() == k_sum);
  }
  put(extracted.folder / "file", "");
  const test::Variable cache("OCELOT_CACHE_DIR", (extracted.folder / "file/cache").string());
  CHECK(extracted.sum() == k_sum);
}

TEST_CASE("a missing folder is a failure") {
  CHECK(test::shown(find_sum({"example.com/dep@v1.0.0", "/nonexistent/folder"})) ==
        "/nonexistent/folder: error: cannot list: No such file or directory\n");
}

}  // namespace ocelot::steps
