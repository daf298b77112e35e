// modules.lock: what is read, what is written, and what a merge leaves behind.
#include "declaration/config/modules_lock.hpp"

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::config {

namespace {

using test::shown;

const std::string k_written =
    "# What go.mod and go.sum have beyond upstream's, for each component. ocelot-gen wrote it;\n"
    "# `ocelot-gen update` renews it. Keep it in git.\n"
    "upstream: aa\n"
    "components:\n"
    "  exporter.a:\n"
    "    key: 11\n"
    "    go: 1.25.3\n"
    "    toolchain: go1.26.0\n"
    "    requested:\n"
    "      - a.org/a v1.0.0\n"
    "    added:\n"
    "      - b.org/b v1.0.0\n"
    "      - c.org/c v1.0.0\n"
    "    raised:\n"
    "      - d.org/d v1.1.0 from v1.0.0\n"
    "    dropped:\n"
    "      - e.org/e\n"
    "  exporter.b:\n"
    "    key: 22\n"
    "    requested:\n"
    "      - b.org/b v1.0.0\n"
    "# Sets: components whose modules Go does not accept together. Each set has lines of its own,\n"
    "# which replace those of its components.\n"
    "# Most projects have none.\n"
    "sets:\n"
    "  exporter.a exporter.b:\n"
    "    key: 33\n"
    "    added:\n"
    "      - f.org/f v1.0.0\n"
    "# Sums: the lines of go.sum for all modules above.\n"
    "# Go rejects a module with other bytes.\n"
    "# A version never changes.\n"
    "sums:\n"
    "  - a.org/a v1.0.0 h1:x=\n"
    "  - a.org/a v1.0.0/go.mod h1:y=\n";

test::Parts<ModulesLock> read(const std::string& text) {
  return read_modules_lock(make_source("config/modules.lock", text));
}

std::string rewritten(const std::string& text) {
  const auto lock = read(text);
  CHECK(shown(lock) == "");
  return write_modules_lock(lock.value);
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), with);
}

// What git makes of two branches that change one file.
std::string merged(const std::string& base, const std::string& ours, const std::string& theirs) {
  const test::TemporaryFolder folder;
  test::put(folder / "base", base);
  test::put(folder / "ours", ours);
  test::put(folder / "theirs", theirs);
  const test::ShellResult result =
      test::shell(folder.path(), "git merge-file -p --union ours base theirs");
  CHECK(result.code == 0);
  return result.output;
}

}  // namespace

TEST_CASE("a lock reads and writes the same") {
  CHECK(rewritten(k_written) == k_written);
  const auto lock = read(k_written);
  const LockedModules& entry = lock.value.components.at("exporter.a");
  CHECK(entry.key == "11");
  CHECK(entry.raised == std::vector<std::string>{"d.org/d v1.1.0 from v1.0.0"});
  CHECK(test::position(entry.place) == "5:3");
  CHECK(lock.value.sets.at("exporter.a exporter.b").key == "33");
}

TEST_CASE("an empty lock, list or entry is written and read") {
  CHECK(shown(read("")) == "");
  CHECK(shown(read(write_modules_lock({}))) == "");
  CHECK(shown(read("components:\n  exporter.a:\n  exporter.b:\n    added:\nsets:\nsums:\n")) == "");
}

TEST_CASE("unsorted and duplicate lines are repaired by the next write") {
  const std::string unsorted = replaced(
      replaced(k_written, "      - b.org/b v1.0.0\n      - c.org/c v1.0.0\n",
               "      - c.org/c v1.0.0\n      - b.org/b v1.0.0\n      - c.org/c v1.0.0\n"),
      "  - a.org/a v1.0.0 h1:x=\n  - a.org/a v1.0.0/go.mod h1:y=\n",
      "  - a.org/a v1.0.0/go.mod h1:y=\n  - a.org/a v1.0.0 h1:x=\n  - a.org/a v1.0.0 h1:x=\n");
  CHECK(rewritten(unsorted) == k_written);
}

TEST_CASE("an entry that two branches changed has no key") {
  const std::string text = merged(k_written, replaced(k_written, "key: 11", "key: 44"),
                                  replaced(k_written, "key: 11", "key: 55"));
  const auto lock = read(text);
  CHECK(shown(lock) == "");
  CHECK(lock.value.components.at("exporter.a").key == "");
  CHECK(lock.value.components.at("exporter.b").key == "22");
  CHECK(lock.value.upstream == "aa");
}

TEST_CASE("a set that two branches changed has no key, and components keep theirs") {
  const auto lock = read(replaced(k_written, "key: 33", "key: 33\n    key: 44"));
  CHECK(shown(lock) == "");
  CHECK(lock.value.sets.at("exporter.a exporter.b").key == "");
  CHECK(lock.value.components.at("exporter.b").key == "22");
}

TEST_CASE("two upstreams are none") {
  const auto lock = read(replaced(k_written, "upstream: aa", "upstream: aa\nupstream: bb"));
  CHECK(shown(lock) == "");
  CHECK(lock.value.upstream == "");
  CHECK(lock.value.components.at("exporter.a").key == "11");
}

TEST_CASE("components that two branches add are both there, with their sums") {
  ModulesLock base;
  base.upstream = "aa";
  base.components["exporter.a"].key = "11";
  base.sums = {"a h1:x="};
  ModulesLock ours = base;
  ours.components["exporter.b"].key = "22";
  ours.components["exporter.b"].requested = {"b v1.0.0"};
  ours.sums.push_back("Ours h1:y=");
  ours.sets["exporter.a exporter.b"].key = "44";
  ModulesLock theirs = base;
  theirs.components["exporter.c"].key = "33";
  theirs.components["exporter.c"].requested = {"c v1.0.0"};
  theirs.sums.push_back("Theirs h1:z=");
  const auto lock =
      read(merged(write_modules_lock(base), write_modules_lock(ours), write_modules_lock(theirs)));
  CHECK(shown(lock) == "");
  CHECK(lock.value.components.size() == 3);
  CHECK(lock.value.components.at("exporter.b").requested == std::vector<std::string>{"b v1.0.0"});
  CHECK(lock.value.components.at("exporter.c").requested == std::vector<std::string>{"c v1.0.0"});
  CHECK(lock.value.sums == std::vector<std::string>{"Ours h1:y=", "Theirs h1:z=", "a h1:x="});
}

TEST_CASE("conflict marks are an error with its place") {
  const auto lock = read(
      "upstream: aa\ncomponents:\n<<<<<<< HEAD\n  exporter.a:\n    key: 11\n=======\n"
      "  exporter.b:\n    key: 22\n>>>>>>> other\n");
  REQUIRE(has_errors(lock.diagnostics));
  CHECK(shown(lock).starts_with("config/modules.lock:4:13: error: "));
}

TEST_CASE("what is not a lock is an error") {
  CHECK(shown(read("- a\n")).starts_with("config/modules.lock:1:1: error: "));
  CHECK(shown(read("upstrem: aa\n")).starts_with("config/modules.lock:1:1: error: "));
  CHECK(shown(read("components: [a]\n")).starts_with("config/modules.lock:1:13: error: "));
  CHECK(shown(read("components: {a: b}\n")).starts_with("config/modules.lock:1:17: error: "));
  CHECK(shown(read("components: {a: {keys: b}}\n")).starts_with("config/modules.lock:1:18: error"));
  CHECK(shown(read("sums: {a: b}\n")).starts_with("config/modules.lock:1:7: error: "));
}

}  // namespace ocelot::config
