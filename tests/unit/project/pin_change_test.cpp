// What `update` prints.
#include "project/pin_change.hpp"

#include <doctest/doctest.h>

namespace ocelot::project {

namespace {

const std::string k_old = std::string(12, 'a');
const std::string k_new = std::string(12, 'b');

PinChange change_of(std::optional<git::Distance> distance, const std::string& before = "v0.1.0",
                    const std::string& after = "v0.2.0") {
  return {"main", "main", k_old + "1234", k_new + "1234", distance, before, after};
}

}  // namespace

TEST_CASE("a change tells commits and versions") {
  const std::string way = "upstream.lock: main " + k_old + " → " + k_new;
  CHECK(describe(change_of(git::Distance{12, 0})) ==
        way + " (12 commits, collector v0.1.0 → v0.2.0)");
  CHECK(describe(change_of(git::Distance{1, 0}, "v0.2.0")) ==
        way + " (1 commit, collector v0.2.0)");
  CHECK(describe(change_of(git::Distance{12, 3}, "")) ==
        way + " (12 commits ahead, 3 behind, collector v0.2.0)");
  CHECK(describe(change_of(std::nullopt, "", "")) ==
        way + " (" + k_old + " is no longer in the repository)");
}

TEST_CASE("a pin of -r or -b names its lock, and says what to do for the project's") {
  PinChange change = change_of(git::Distance{0, 0});
  change.new_commit = change.old_commit;
  change.is_override = true;
  CHECK(describe(change) ==
        "build/ocelot/upstream.lock: main is still " + k_old +
            "\nconfig/upstream.lock is unchanged: -r and -b pin another upstream for this "
            "build.ninja only. To change the project's pin, set 'repo' and 'ref' in "
            "config/upstream.yaml and run ocelot-gen update");
}

TEST_CASE("a pin that stays, a first one, and one of another ref") {
  PinChange change = change_of(git::Distance{0, 0});
  change.new_commit = change.old_commit;
  CHECK(describe(change) == "upstream.lock: main is still " + k_old);
  change.old_ref = "v1";
  CHECK(describe(change) == "upstream.lock: v1 " + k_old + " → main " + k_old +
                                " (0 commits, collector v0.1.0 → v0.2.0)");
  change.old_commit.clear();
  change.old_version.clear();
  CHECK(describe(change) == "upstream.lock: main is " + k_old + " (collector v0.2.0)");
}

TEST_CASE("a change of Go is told, of a pin that stays too") {
  PinChange change = change_of(git::Distance{1, 0}, "v0.2.0");
  change.old_go = change.new_go = "1.25.0";
  CHECK(describe(change).ends_with(" (1 commit, collector v0.2.0)"));
  change.new_go = "1.26.8";
  CHECK(describe(change).ends_with(" (1 commit, collector v0.2.0, Go 1.25.0 → 1.26.8)"));
  change.new_commit = change.old_commit;
  CHECK(describe(change) == "upstream.lock: main is still " + k_old + " (Go 1.25.0 → 1.26.8)");
}

TEST_CASE("the collector's version is that of otelcol") {
  const auto version_in = [](const std::string& text) {
    return collector_version({{"go.mod", text, TreeEntry::Kind::regular}});
  };
  CHECK(version_in("module m\n\nrequire go.opentelemetry.io/collector/otelcol v0.145.0\n") ==
        "v0.145.0");
  CHECK(version_in("module m\n\nrequire go.opentelemetry.io/collector v0.145.0\n") == "");
  CHECK(collector_version({}) == "");
}

}  // namespace ocelot::project
