// What --update tells.
#include "project/pin_move.hpp"

#include <doctest/doctest.h>

namespace ocelot::project {

namespace {

const std::string k_old = std::string(12, 'a');
const std::string k_new = std::string(12, 'b');

PinMove move_of(std::optional<git::Distance> distance, const std::string& before = "v0.1.0",
                const std::string& after = "v0.2.0") {
  return {"main", "main", k_old + "1234", k_new + "1234", distance, before, after};
}

}  // namespace

TEST_CASE("a move tells commits and versions") {
  const std::string way = "upstream.lock: main " + k_old + " → " + k_new;
  CHECK(describe(move_of(git::Distance{12, 0})) ==
        way + " (12 commits, collector v0.1.0 → v0.2.0)");
  CHECK(describe(move_of(git::Distance{1, 0}, "v0.2.0")) == way + " (1 commit, collector v0.2.0)");
  CHECK(describe(move_of(git::Distance{12, 3}, "")) ==
        way + " (12 commits ahead, 3 behind, collector v0.2.0)");
  CHECK(describe(move_of(std::nullopt, "", "")) ==
        way + " (" + k_old + " is not in the repository any more)");
}

TEST_CASE("a pin that stays, a first one, and one of another ref") {
  PinMove move = move_of(git::Distance{0, 0});
  move.new_commit = move.old_commit;
  CHECK(describe(move) == "upstream.lock: main is still " + k_old);
  move.old_ref = "v1";
  CHECK(describe(move) == "upstream.lock: v1 " + k_old + " → main " + k_old +
                              " (0 commits, collector v0.1.0 → v0.2.0)");
  move.old_commit.clear();
  move.old_version.clear();
  CHECK(describe(move) == "upstream.lock: main is " + k_old + " (collector v0.2.0)");
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
