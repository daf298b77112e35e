// Keys and lines of modules.lock.
#include "project/modules_lock_file.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace {

using test::shown;
using test::wrapper;
using Lines = std::vector<std::string>;

// The key of exporter.a, with an empty entry.
std::string key(const test::Files& files, const std::string& module = "a.org/a@v1.0.0") {
  const test::Parts model = model::make_model(test::project(
      files, "d: {}\n", "dependencies: {lambdacomponents.exporter.a: " + module + "}\n"));
  const std::vector<model::LockUnit> units = model::lock_units(model.value);
  REQUIRE(units.size() == 1);
  return key_of(units[0], model.value, {});
}

test::Files wrapper_and(const std::string& name, const std::string& text) {
  return {{"exporter/a/a.go", wrapper("exporter.a", "\nimport _ \"a.org/a\"\n")},
          {"exporter/a/" + name, text}};
}

const test::Files k_files = wrapper_and("more.go", "package exporter\n");

}  // namespace

TEST_CASE("a key depends on the required modules") {
  CHECK(key(k_files).size() == 64);
  CHECK(key(k_files) != key(k_files, "a.org/a@v1.0.1"));
  CHECK(key(k_files) != key(k_files, "[a.org/a@v1.0.0, b.org/b@v1.0.0]"));
}

TEST_CASE("a key depends on the imports of every Go file, whatever its constraint") {
  const std::string with_import = "package exporter\n\nimport _ \"b.org/b\"\n";
  CHECK(key(k_files) != key(wrapper_and("more.go", with_import)));
  CHECK(key(k_files) != key(wrapper_and("more.go", "//go:build windows\n\n" + with_import)));
  CHECK(key(k_files) != key(wrapper_and("more_arm64.go", with_import)));
}

TEST_CASE("a key does not depend on a file that is in no tree") {
  CHECK(key(k_files) ==
        key(wrapper_and("more_windows.go", "package exporter\n\nimport _ \"b.org/b\"\n")));
}

TEST_CASE("a key does not depend on code, constraints or other files") {
  CHECK(key(k_files) == key(wrapper_and("more.go", "package exporter\n\nvar X = 1\n")));
  CHECK(
      key(k_files) ==
      key(wrapper_and("more.go", "//go:build lambdacomponents.exporter.a\n\npackage exporter\n")));
  CHECK(key(k_files) == key(wrapper_and("notes.txt", "import b.org/b\n")));
}

TEST_CASE("a key depends on the lines of its entry") {
  const test::Parts model = model::make_model(test::project(
      k_files, "d: {}\n", "dependencies: {lambdacomponents.exporter.a: a.org/a@v1.0.0}\n"));
  const model::LockUnit unit = model::lock_units(model.value).front();
  config::LockedModules entry;
  entry.added = {"b.org/b v1.0.0"};
  config::LockedModules moved;
  moved.requested = {"b.org/b v1.0.0"};
  CHECK(key_of(unit, model.value, entry) != key_of(unit, model.value, {}));
  CHECK(key_of(unit, model.value, entry) != key_of(unit, model.value, moved));
  CHECK(key_of_set({"1", "2"}, entry) != key_of_set({"1", "3"}, entry));
  CHECK(key_of_set({"1", "2"}, entry) != key_of_set({"1", "2"}, moved));
}

TEST_CASE("an entry has what upstream lacks, and edits have all of it") {
  const golang::GoModEdits edits{
      {{"a", "v1.0.0"}, {"b", "v1.0.0"}, {"c", "v1.1.0"}}, {"d"}, "1.25.0", "go1.26.0", {}};
  const config::LockedModules entry =
      entry_of(edits, "require c v1.0.0\nrequire d v1.0.0\n", {{"a", "v1.0.0"}});
  CHECK(entry.requested == Lines{"a v1.0.0"});
  CHECK(entry.added == Lines{"b v1.0.0"});
  CHECK(entry.raised == Lines{"c v1.1.0 from v1.0.0"});
  CHECK(entry.dropped == Lines{"d"});
  const Result<golang::GoModEdits> again = edits_of("exporter.a", entry, {});
  REQUIRE(shown(again) == "");
  CHECK(*again == edits);
  CHECK(modules_of(entry).contains("c"));
  CHECK(!modules_of(entry).contains("d"));
}

TEST_CASE("checksums are found by module and version") {
  const Lines sums = {
      "a v1.0.0 h1:x=", "a v1.0.0/go.mod h1:y=", "a v1.1.0 h1:z=", "b v1.0.0 h1:w="};
  golang::GoModEdits edits;
  edits.sets = {{"a", "v1.0.0"}};
  CHECK(sums_of(sums, {edits}) == Lines{"a v1.0.0 h1:x=", "a v1.0.0/go.mod h1:y="});
  CHECK(sums_of(sums, {}).empty());
}

TEST_CASE("a line without a version is an error") {
  config::LockedModules entry;
  entry.added = {"a", "b newest"};
  CHECK(shown(edits_of("exporter.a", entry, {})) ==
        "error: 'a' of 'exporter.a' is not a module and its version\n"
        "help: run ocelot-gen update to rewrite the lock\n"
        "\n"
        "error: 'b newest' of 'exporter.a' is not a module and its version\n"
        "help: run ocelot-gen update to rewrite the lock\n");
}

}  // namespace ocelot::project
