// Creates, joins and sorts diagnostics.
#include "support/base/diagnostic.hpp"

#include <doctest/doctest.h>

#include "support/base/result.hpp"

namespace ocelot {

namespace {

std::string messages(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& one : diagnostics) all += one.message + " ";
  return all;
}

}  // namespace

TEST_CASE("an error with help and notes, made in one expression") {
  const Diagnostic one = error("some-code", whole_file("a.yaml"), "wrong")
                             .with_note("first", whole_file("b.yaml"))
                             .with_note("second")
                             .with_help("right it");
  CHECK(one.severity == Severity::error);
  CHECK(one.code == "some-code");
  CHECK(one.message == "wrong");
  CHECK(one.help == "right it");
  REQUIRE(one.notes.size() == 2);
  CHECK(one.notes[0].place.source->path == "b.yaml");
  CHECK_FALSE(one.notes[1].place.has_source());
}

TEST_CASE("warnings are no errors") {
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning("w", {}, "w")}));
  CHECK(has_errors({warning("w", {}, "w"), error("e", {}, "e")}));
}

TEST_CASE("append keeps the order") {
  Diagnostics all{error("a", {}, "1")};
  append(all, {error("b", {}, "2"), error("c", {}, "3")});
  append(all, {});
  CHECK(messages(all) == "1 2 3 ");
}

TEST_CASE("sorted by file, then offset, then code; no place and whole files first") {
  const SourceRef a = make_source("a", "0123456789");
  const SourceRef b = make_source("b", "0123456789");
  Diagnostics all{error("z", {b, 0, 1}, "b0"),          error("z", {a, 9, 1}, "a9"),
                  error("z", {a, 2, 1}, "a2z"),         error("y", {a, 2, 1}, "a2y"),
                  error("z", whole_file("a"), "whole"), error("z", {}, "nowhere")};
  sort_by_place(all);
  CHECK(messages(all) == "nowhere whole a2y a2z a9 b0 ");
}

TEST_CASE("equal places keep the order in which they were found") {
  const SourceRef a = make_source("a", "0123456789");
  Diagnostics all{error("c", {a, 2, 1}, "first"), error("c", {a, 2, 3}, "second")};
  sort_by_place(all);
  CHECK(messages(all) == "first second ");
}

TEST_CASE("a failure carries one diagnostic or several") {
  const Status one = fail(error("e", {}, "one"));
  CHECK(messages(one.error()) == "one ");
  const Status two = fail(Diagnostics{error("e", {}, "one"), error("e", {}, "two")});
  CHECK(messages(two.error()) == "one two ");
}

}  // namespace ocelot
