// The names of an embedded project, as the outer one sees them.
#include "graph/embedding.hpp"

#include <set>

#include <doctest/doctest.h>

namespace ocelot::graph {

TEST_CASE("a prefix is a normalized folder, or nothing") {
  CHECK(prefix_of("otel") == "otel/");
  CHECK(prefix_of("./libs//otel/") == "libs/otel/");
  CHECK(prefix_of("../src/otel") == "../src/otel/");
  CHECK(prefix_of("/src/otel") == "/src/otel/");
  for (const char* refused : {"", ".", "./", "a/..", "/", "a|b", "a\nb"})
    CHECK(prefix_of(refused) == "");
}

TEST_CASE("without a prefix, all names stay as they are") {
  const Embedding own;
  CHECK(own.path("../up/x") == "../up/x");
  CHECK(own.name("package") == "package");
  CHECK(own.value_of("go") == "$go");
  CHECK(own.entering() == "");
  CHECK(own.may_be_missing("../up/x"));
}

TEST_CASE("a path is below the prefix, unless it leads out of the project") {
  const Embedding embedding{"libs/otel/"};
  CHECK(embedding.path("build/x.zip") == "libs/otel/build/x.zip");
  CHECK(embedding.path("./ocelot-gen") == "libs/otel/ocelot-gen");
  CHECK(embedding.path(".hidden") == "libs/otel/.hidden");
  CHECK(embedding.path("../../up/x") == "up/x");
  CHECK(embedding.path("/opt/x") == "/opt/x");
}

TEST_CASE("names of different prefixes differ") {
  std::set<std::string> names;
  for (const char* prefix : {"a/b/", "a.b/", "a_b/", "a-b/", "a b/", "a_20b/", "a__b/", "../a/b/"})
    names.insert(Embedding{prefix}.name("go"));
  CHECK(names.size() == 8);
  CHECK(Embedding{"libs/otel_2/"}.name("go") == "libs.otel__2.go");
  CHECK(Embedding{"a b/"}.value_of("go") == "${a_20b.go}");
}

TEST_CASE("a command enters the folder, whatever its name is") {
  CHECK(Embedding{"-it's $x/"}.entering() ==
        "cd './-it'\\''s $$x' && export OCELOT_PATH_PREFIX='-it'\\''s $$x/' && ");
  CHECK(Embedding{"/src/otel/"}.entering() ==
        "cd /src/otel && export OCELOT_PATH_PREFIX=/src/otel/ && ");
}

TEST_CASE("an input may be missing, except what is outside and what the outer project makes") {
  const Embedding embedding{"otel/", {"config/a.yaml", "components/made"}};
  CHECK(embedding.may_be_missing("config/b.yaml"));
  CHECK_FALSE(embedding.may_be_missing("config/a.yaml"));
  CHECK_FALSE(embedding.may_be_missing("components/made/a.go"));
  CHECK_FALSE(embedding.may_be_missing("../up/x"));
}

}  // namespace ocelot::graph
