// What is reported when modules.lock changes.
#include "project/module_change.hpp"

#include <doctest/doctest.h>

namespace ocelot::project {

namespace {

using config::LockedModules;
using config::ModulesLock;
using Lines = std::vector<std::string>;

ModulesLock lock_of(const std::string& name, const LockedModules& entry) {
  ModulesLock lock;
  lock.components.emplace(name, entry);
  return lock;
}

LockedModules entry(Lines requested, Lines added = {}, Lines raised = {}) {
  LockedModules entry;
  entry.requested = std::move(requested);
  entry.added = std::move(added);
  entry.raised = std::move(raised);
  return entry;
}

}  // namespace

TEST_CASE("a new entry is one line") {
  CHECK(describe_changes({}, lock_of("exporter.a", entry({"a v1.0.0"}))) ==
        Lines{"modules.lock: exporter.a: 1 module required"});
  CHECK(describe_changes({}, lock_of("exporter.a", entry({"a v1.0.0", "b v1.0.0"}, {"c v1.0.0"},
                                                         {"d v1.1.0 from v1.0.0"}))) ==
        Lines{"modules.lock: exporter.a: 2 modules required, 1 added, 1 raised"});
}

TEST_CASE("a changed entry has a line for each module that differs") {
  const ModulesLock before =
      lock_of("exporter.a", entry({"a v1.0.0", "same v1.0.0"}, {"gone v1.0.0"}));
  const ModulesLock after =
      lock_of("exporter.a", entry({"a v1.1.0", "same v1.0.0"}, {}, {"new v1.1.0 from v1.0.0"}));
  CHECK(describe_changes(before, after) ==
        Lines{"modules.lock: exporter.a: a v1.0.0 → v1.1.0",
              "modules.lock: exporter.a: new v1.1.0 (new)",
              "modules.lock: exporter.a: gone v1.0.0 (removed)"});
}

TEST_CASE("a module that only moves to another list has not changed") {
  CHECK(describe_changes(lock_of("exporter.a", entry({"a v1.0.0"})),
                         lock_of("exporter.a", entry({}, {"a v1.0.0"})))
            .empty());
}

TEST_CASE("an entry that is removed is one line") {
  CHECK(describe_changes(lock_of("exporter.a", entry({"a v1.0.0"})), {}) ==
        Lines{"modules.lock: exporter.a (removed)"});
}

TEST_CASE("a set is described as a component is") {
  ModulesLock before;
  ModulesLock after;
  after.sets.emplace("exporter.a exporter.b", entry({"a v1.0.0"}));
  CHECK(describe_changes(before, after) ==
        Lines{"modules.lock: exporter.a exporter.b: 1 module required"});
}

}  // namespace ocelot::project
